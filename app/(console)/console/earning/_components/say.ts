import { getLocale, getTranslations } from 'next-intl/server';
import type { EarningWords } from '@/components/earning/words';
import type { EarningPage } from '@/lib/earning';
import type { Locale } from '@/lib/kernel/locale';

/** What the page of a rule set says its rules with, on the server. */
export async function earningWords({ ruleSet, names }: EarningPage): Promise<EarningWords> {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  return { t: t as unknown as EarningWords['t'], locale: locale as Locale, unit: ruleSet, ...names };
}
