import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import type { BenefitSay, BenefitWords } from '@/components/benefits/words';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { levelSchemes, schemeAt } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { storeNames } from '@/lib/stores';

/** The zone, and what levels are called in the reader's language, in their order. */
export async function levelParts(): Promise<{
  readonly zone: string;
  readonly levels: Readonly<Record<string, string>>;
}> {
  const [settings, locale] = await Promise.all([program(pool()), getLocale()]);
  const { levels } = schemeAt(await levelSchemes(pool(), settings), new Date()).scheme;
  const named = levels.map(({ code, name }) => [code, locale === 'en' ? name.en : name.zh] as const);
  return { zone: settings.zone, levels: Object.fromEntries(named) };
}

/** What sentences about a benefit are said with on the server. */
export async function benefitWords(): Promise<BenefitWords> {
  const [t, said, { zone, levels }, stores] = await Promise.all([
    getTranslations(),
    getLocale(),
    levelParts(),
    storeNames(),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const storeName = (code: string) => (locale === 'en' ? stores.get(code)?.en : stores.get(code)?.zh);
  return { t: t as unknown as BenefitSay, locale, zone, nameOf: (code) => levels[code] ?? storeName(code) ?? code };
}
