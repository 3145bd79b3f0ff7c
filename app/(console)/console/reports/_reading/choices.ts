import 'server-only';
import { ask } from '@/lib/platform/route';
import { COMPARES, PERIODS } from '@/lib/reports/rules/period';
import { regionList, storeList } from '@/lib/stores';
import type { ReportWords } from './words';

/** One thing to choose. */
export type Choice = { readonly value: string; readonly label: string };

/** What the filters of a report offer. */
export type FilterChoices = Readonly<
  Record<'period' | 'compare' | 'region' | 'store' | 'level' | 'channel', readonly Choice[]>
>;

const CHANNELS = ['pos', 'mini_program', 'h5', 'app', 'web', 'wechat', 'api', 'import'] as const;

/** What may be chosen: of places only those the reader sees (S1-5.1). */
export async function filterChoices(sight: readonly string[] | null, words: ReportWords): Promise<FilterChoices> {
  const [regions, stores] = await Promise.all([ask(regionList, {}), ask(storeList, {})]);
  const { language } = words;
  const seen = stores.filter(({ code }) => sight === null || sight.includes(code));
  const name = ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'en' ? nameEn : nameZh;
  return {
    period: PERIODS.map((value) => ({ value, label: words.period(value) })),
    compare: COMPARES.map((value) => ({ value, label: words.compare(value) })),
    region: regions
      .filter(({ id }) => seen.some(({ regionId }) => regionId === id))
      .map((region) => ({ value: region.code, label: name(region) })),
    store: seen.map((store) => ({ value: store.code, label: name(store) })),
    level: [...words.levels].map(([value, label]) => ({ value, label })),
    channel: CHANNELS.map((value) => ({ value, label: words.channel(value) })),
  };
}
