import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { budgetNames } from '@/lib/budgets';
import type { CampaignPage } from '@/lib/campaigns';
import { campaignKinds } from '@/lib/campaigns/registry';
import type { Terms } from '@/lib/campaigns/rules/terms';
import { midnightOf } from '@/lib/kernel/day';
import { formatDateTime, formatPercent } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { pool } from '@/lib/platform/db';
import { storeNames } from '@/lib/stores';
import { sayEntry } from './entry-words';

type Both = { readonly zh: string; readonly en: string };

const BP = 10_000;
const WHOLE = 100;
const NOTHING = '—';

/** Says what stands at a place of a campaign's terms as people read it: names for codes, dates, shares; never a code alone. */
export async function termWords({
  revisions,
  parts,
  zone,
}: Pick<CampaignPage, 'revisions' | 'parts' | 'zone'>): Promise<(path: string, value: unknown) => Promise<string>> {
  const budgets = revisions.flatMap(({ terms }) => (terms?.budget == null ? [] : [terms.budget]));
  const [t, said, stores, names] = await Promise.all([
    getTranslations('campaigns'),
    getLocale(),
    storeNames(),
    budgetNames(pool(), [...new Set(budgets)]),
  ]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const pick = (both: Both | undefined, code: string) =>
    both === undefined ? code : locale === 'en' ? both.en || both.zh : both.zh;
  const list = (value: unknown, nameOf: (one: unknown) => string) => (value as unknown[]).map(nameOf).join(t('join'));
  const percent = (value: unknown) => formatPercent(Number(value) / WHOLE);
  const day = (value: unknown) => formatDateTime(midnightOf(String(value), zone), 'date', locale, zone);
  const partName = (one: unknown) => {
    const { sort, code } = one as Terms['parts'][number];
    return pick(parts.find((part) => part.sort === sort && part.code === code)?.name, code);
  };
  const words: Readonly<Record<string, (value: unknown) => string | Promise<string>>> = {
    type: (value) => pick(campaignKinds.find(String(value))?.name, String(value)),
    goal: (value) => t(`goal.${value as Terms['goal']}`),
    unused: (value) => t(`unused.${value as Terms['unused']}`),
    stores: (value) => list(value, (code) => pick(stores.get(String(code)), String(code))) || t('wizard.allStores'),
    parts: (value) => list(value, partName) || NOTHING,
    budget: (value) => pick(names.get(String(value)), String(value)),
    audience: () => t('detail.conditioned'),
    entry: (value) => sayEntry(value as NonNullable<Terms['entry']>, locale),
    'days.from': day,
    'days.to': day,
    'days.warmFrom': day,
    'stop.before': day,
    'stop.warnAt': percent,
    'stop.pauseAt': percent,
    'stop.refusedBp': (value) => formatPercent(Number(value) / BP),
  };
  return async (path, value) => {
    if (value === null || value === undefined || value === '')
      return path === 'audience' ? t('wizard.everybody') : NOTHING;
    return (await words[path]?.(value)) ?? String(value);
  };
}
