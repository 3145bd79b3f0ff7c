import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { instantOf } from '@/lib/kernel/day';
import { formatDateTime } from '@/lib/kernel/format';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { ReportTold } from '@/lib/reports';
import type { CompareName, PeriodName } from '@/lib/reports/rules/period';
import type { Summary } from '@/lib/reports/rules/summary';
import { storeNames } from '@/lib/stores';
import { subjectNames } from './names';

type Tick = 'day' | 'month';
type Trend = Summary['trend'];

/** Subjects that are no objects of anybody, but words of ours. */
type Worded = 'points_source' | 'tier';

const isWorded = (subject: string): subject is Worded => subject === 'points_source' || subject === 'tier';

/** Everything that a page or a file needs to say a report in the reader's language. */
export async function reportWords() {
  const [t, said] = await Promise.all([getTranslations('reports'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const language = locale === 'en' ? ('en' as const) : ('zh' as const);
  const [stores, levels] = await Promise.all([storeNames(), levelWords(language)]);
  const channel = (code: string): string => {
    if (code === '') return t('channel.none');
    return t.has(`channel.${code}` as 'channel.none') ? t(`channel.${code}` as 'channel.none') : code;
  };
  const worded = (subject: Worded, key: string): string => {
    if (subject === 'tier') return t(`tier.${key}` as 'tier.0');
    return t.has(`points_source.${key}` as 'points_source.order')
      ? t(`points_source.${key}` as 'points_source.order')
      : key;
  };
  return {
    t,
    locale,
    language,
    levels,
    metric: (code: string) => t(`metric.${code}.name` as 'metric.orders.name'),
    store: (code: string) => (code === '' ? t('noStore') : (stores.get(code)?.[language] ?? code)),
    level: (code: string) => (code === '' ? t('noLevel') : (levels.get(code) ?? code)),
    channel,
    worded,
    period: (name: PeriodName) => t(`period.${name}`),
    compare: (name: CompareName) => t(`compare.${name}`),
    tick: (by: Tick) => t(`tick.${by}`),
    tickHead: (by: Tick) => t(`tickName.${by}`),
    summary: (isSum: boolean, trend: Trend, facts: Readonly<Record<string, string>>) =>
      isSum ? t(`summary.sum.${trend}`, facts) : t(`summary.end.${trend}`, facts),
    split: (by: string) => t(`by.${by}` as 'by.store'),
  };
}

/** The words of a report. */
export type ReportWords = Awaited<ReturnType<typeof reportWords>>;

/** What the rows of a split are called, by key. */
export async function keyNames(told: ReportTold, words: ReportWords): Promise<ReadonlyMap<string, string>> {
  const keys = told.rows.map(({ key }) => key);
  if (told.by !== 'subject') {
    const name = { store: words.store, level: words.level, channel: words.channel }[told.by];
    return new Map(keys.map((key) => [key, name(key)]));
  }
  const { subject } = told.report;
  const { t, language } = words;
  if (subject === 'clerk') return new Map(keys.map((key) => [key, key === '' ? t('noClerk') : key]));
  if (subject !== undefined && isWorded(subject)) return new Map(keys.map((key) => [key, words.worded(subject, key)]));
  const named = await subjectNames(subject, keys);
  return new Map(keys.map((key) => [key, named.get(key)?.[language] ?? (key === '' ? t('noSubject') : key)]));
}

/** A tick of a chart as people read it: a day without its year, or a month. */
export function tickName(
  tick: string,
  by: 'day' | 'month',
  { locale }: Pick<ReportWords, 'locale'>,
  zone: string,
): string {
  const [year = 0, month = 1, date = 1] = tick.split('-').map(Number);
  return formatDateTime(instantOf(zone, year, month, date), by === 'day' ? 'short' : 'month', locale, zone);
}

/** The levels of all versions, the newest names first to count, lowest level first. */
async function levelWords(language: 'zh' | 'en'): Promise<ReadonlyMap<string, string>> {
  const versions = await levelSchemes(pool(), await program(pool()));
  const all = versions.flatMap(({ scheme }) => scheme.levels);
  const names = new Map<string, string>();
  for (const { code, name } of all) if (!names.has(code)) names.set(code, name[language]);
  return names;
}
