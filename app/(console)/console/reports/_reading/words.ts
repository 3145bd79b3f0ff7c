import 'server-only';
import { getLocale, getTranslations } from 'next-intl/server';
import { DEFAULT_LOCALE, localeOf } from '@/lib/kernel/locale';
import { levelSchemes } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { ReportTold } from '@/lib/reports';
import { aboutOf } from '@/lib/reports/rules/ask';
import type { Tick } from '@/lib/reports/rules/days';
import { OTHERS } from '@/lib/reports/rules/gather';
import { isDimension, type Split, type Subject, type Unit } from '@/lib/reports/rules/metric';
import type { CompareName, PeriodName } from '@/lib/reports/rules/period';
import { regionPlaces, storeNames } from '@/lib/stores';
import { subjectNames } from './names';

/** Subjects that are no objects of anybody, but words of ours. */
type Worded = 'points_source' | 'tier';

const isWorded = (subject: string): subject is Worded => subject === 'points_source' || subject === 'tier';

/** Everything that a page or a file needs to say a report in the reader's language. */
export async function reportWords() {
  const [t, said] = await Promise.all([getTranslations('reports'), getLocale()]);
  const locale = localeOf(said) ?? DEFAULT_LOCALE;
  const language = locale === 'en' ? ('en' as const) : ('zh' as const);
  const [stores, levels, places] = await Promise.all([storeNames(), levelWords(language), regionPlaces()]);
  const regions = new Map(places.map(({ code, nameZh, nameEn }) => [code, language === 'en' ? nameEn : nameZh]));
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
    region: (code: string) => (code === '' ? t('noStore') : (regions.get(code) ?? code)),
    channel,
    worded,
    period: (name: PeriodName) => t(`period.${name}`),
    compare: (name: CompareName) => t(`compare.${name}`),
    tick: (by: Tick) => t(`tick.${by}`),
    tickHead: (by: Tick) => t(`tickName.${by}`),
    split: (by: string) => t(`by.${by}` as 'by.store'),
    /** What a number is counted in; empty for what counts itself. */
    unit: (unit: Unit) => t(`unit.${unit}`),
  };
}

/** The words of a report. */
export type ReportWords = Awaited<ReturnType<typeof reportWords>>;

/** What the rows of a gallery report's split are called, by key. */
export const keyNames = ({ rows, by, report }: ReportTold, words: ReportWords): Promise<ReadonlyMap<string, string>> =>
  namesOf(by, report.subject, rows, words);

/** What keys are called that numbers are told apart by. */
export async function namesOf(
  by: Split | 'region',
  subject: Subject | undefined,
  lines: readonly { readonly key: string; readonly gathered: number }[],
  words: ReportWords,
): Promise<ReadonlyMap<string, string>> {
  const keys = lines.flatMap(({ key, gathered }) => (gathered > 0 ? [] : [key]));
  if (by === 'subject' || isDimension(by)) {
    const named = await subjectWords(isDimension(by) ? by : subject, keys, words);
    const others = lines.flatMap(({ gathered }) => (gathered > 0 ? [gathered] : []));
    return new Map([...named, ...others.map((count) => [OTHERS, words.t('others', { count })] as const)]);
  }
  const name = { store: words.store, level: words.level, channel: words.channel, region: words.region }[by];
  return new Map(keys.map((key) => [key, name(key)]));
}

// Whatever lies in a category that has others below it stands under its code and this.
const DIRECTLY = '/';

/** What subjects are called, by their keys. */
export async function subjectWords(
  subject: Subject | undefined,
  keys: readonly string[],
  words: ReportWords,
): Promise<ReadonlyMap<string, string>> {
  const { t, language } = words;
  if (subject === 'clerk') return new Map(keys.map((key) => [key, key === '' ? t('noClerk') : key]));
  if (subject !== undefined && isWorded(subject)) return new Map(keys.map((key) => [key, words.worded(subject, key)]));
  const named = await subjectNames(subject, keys);
  const nameOf = (key: string): string => named.get(key)?.[language] ?? (key === '' ? t('noSubject') : key);
  const isDirect = (key: string): boolean => subject === 'category' && key.endsWith(DIRECTLY);
  return new Map(
    keys.map((key) => [key, isDirect(key) ? t('directly', { name: nameOf(key.slice(0, -1)) }) : nameOf(key)]),
  );
}

/** What a report is about, with what it is: a category, a campaign; null for one that is about everything. */
export async function aboutName(text: string | null, words: ReportWords): Promise<string | null> {
  const about = aboutOf(text);
  if (about === null) return null;
  const named = await subjectWords(about.subject, [about.key], words);
  return words.t('only', { kind: words.split(about.subject), name: named.get(about.key) ?? about.key });
}

/** The levels of all versions, the newest names first to count, lowest level first. */
async function levelWords(language: 'zh' | 'en'): Promise<ReadonlyMap<string, string>> {
  const versions = await levelSchemes(pool(), await program(pool()));
  const all = versions.flatMap(({ scheme }) => scheme.levels);
  const names = new Map<string, string>();
  for (const { code, name } of all) if (!names.has(code)) names.set(code, name[language]);
  return names;
}
