import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import { type Db, onSnapshot } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { storeCodesOfRegion } from '@/lib/stores';
import { type Clock, type FigureTable, figures } from './figures';
import type { Ask, Where } from './rules/ask';
import { type DaySpan, monthStart, shiftMonths, stretchesOf } from './rules/days';
import { findReport, GALLERY, type Report } from './rules/gallery';
import { type Metric, SPLITS, type Split } from './rules/metric';
import { behind, findMetric } from './rules/metrics';
import { compareDays, periodDays, tickOf } from './rules/period';
import { hiddenKeys, isTooFew } from './rules/small';
import { ReportAsk, type ReportAsked } from './schema';
import { differencesOf } from './store/compare';
import { type CohortCell, readCohorts } from './store/read-sets';
import { reportState } from './store/state';

/** One number at the head of a report; null is not told: nothing to divide by, or too few people. */
export type Head = {
  readonly code: string;
  readonly value: number | null;
  readonly before: number | null;
  readonly isFew: boolean;
};

/** One row of a split: its key, its values by metric, and whether too few stand behind it to tell them. */
export type SplitRow = {
  readonly key: string;
  readonly values: Readonly<Record<string, number | null>>;
  readonly isHidden: boolean;
  /** The numbers of which too few people stand behind, in a row that tells others. */
  readonly few: readonly string[];
};

/** One point in time. */
export type SeriesPoint = { readonly tick: string; readonly values: Readonly<Record<string, number | null>> };

/** A month of what is owed in points: how many, in how many lots. */
export type OwedMonth = { readonly month: string; readonly points: number };

/** A report as it is shown, without the names of what it names. */
export type ReportTold = {
  readonly report: Report;
  readonly asked: ReportAsked;
  readonly days: DaySpan;
  readonly compared: DaySpan | null;
  readonly tick: 'day' | 'month';
  readonly heads: readonly Head[];
  readonly series: readonly SeriesPoint[];
  readonly before: readonly SeriesPoint[];
  readonly by: Split;
  readonly splits: readonly Split[];
  readonly rows: readonly SplitRow[];
  readonly cohorts: readonly CohortCell[];
  readonly owed: {
    readonly age: readonly OwedMonth[];
    readonly expiry: readonly OwedMonth[];
    readonly breakageBp: number;
  } | null;
  readonly zone: string;
  /** The last day that statistics have, and when they were counted; null before the first time. */
  readonly today: string;
  readonly countedAt: Date | null;
  /** The stores that the reader sees; null for all. */
  readonly sight: readonly string[] | null;
};

const COHORT_MONTHS = 11;
const YEAR_MONTHS = 12;
const BP = 10_000;

/** One report of the gallery for whoever reads it: every number within the stores that he may see (S0-6.4, S1-5.1). */
export const reportTold = query({
  can: 'reports.read',
  input: ReportAsk,
  async run({ db, actor, now }, asked): Promise<ReportTold> {
    const report = findReport(asked.report);
    if (report === undefined) throw new Refusal('report_not_found', {}, 404);
    return onSnapshot(db, (snapshot) => tell(snapshot, actor, now, report, asked));
  },
});

async function tell(db: Db, actor: Actor, now: Date, report: Report, asked: ReportAsked): Promise<ReportTold> {
  const [{ zone }, state, sight] = await Promise.all([program(db), reportState(db), storesInSight(actor)]);
  const today = state?.through ?? localDate(now, zone);
  const clock: Clock = { zone: state?.zone ?? zone, today };
  const days = periodDays(asked.period, today, asked.from, asked.to);
  const compared = compareDays(days, asked.compare);
  const where = await whereOf(asked, sight);
  const tick = tickOf(days);
  const isNarrowed = [asked.region, asked.store, asked.level, asked.channel].some((one) => one !== null);
  const splits = splitsOf(report);
  const by = asked.by !== null && splits.includes(asked.by) ? asked.by : report.split;
  const none = Promise.resolve<FigureTable>(new Map());
  const question = (span: DaySpan, apart: Ask['by']): Ask => ({ days: span, where, by: apart });
  const [heads, headsBefore, series, before, rows, cohorts, owed] = await Promise.all([
    figures(db, report.heads, question(days, 'all'), clock),
    compared === null ? none : figures(db, report.heads, question(compared, 'all'), clock),
    report.chart.length === 0 ? none : figures(db, report.chart, question(days, tick), clock),
    report.chart.length === 0 || compared === null
      ? none
      : figures(db, report.chart.slice(0, 1), question(compared, tick), clock),
    figures(db, report.columns, question(days, by), clock),
    report.extra === 'cohorts' ? cohortsOf(db, days, where, clock) : [],
    report.extra === 'owed' ? owedOf(db, question(days, 'subject'), clock) : null,
  ]);
  return {
    report,
    asked,
    days,
    compared,
    tick,
    heads: report.heads.map((code) => headOf(code, heads, compared === null ? null : headsBefore)),
    series: pointsOf(series, isNarrowed),
    before: pointsOf(before, isNarrowed),
    by,
    splits,
    rows: rowsOf(report, by, rows),
    cohorts,
    owed,
    zone: clock.zone,
    today,
    countedAt: state?.countedAt ?? null,
    sight,
  };
}

/** Where is asked for, within what the reader sees: a store or region out of his sight has nothing for him. */
async function whereOf(
  { region, store, level, channel }: ReportAsked,
  sight: readonly string[] | null,
): Promise<Where> {
  const named = store !== null ? [store] : region !== null ? await storeCodesOfRegion(region) : null;
  const stores = named === null ? sight : sight === null ? named : named.filter((code) => sight.includes(code));
  return { stores, level, channel };
}

/** The splits that every number of the report's table allows; by subject only where the subjects are its own. */
function splitsOf({ columns, subject, split }: Report): readonly Split[] {
  const metrics = columns.flatMap((code) => findMetric(code) ?? []);
  return SPLITS.filter(
    (one) =>
      one === split ||
      (metrics.every(({ splits }) => splits.includes(one)) && (one !== 'subject' || subject !== undefined)),
  );
}

function headOf(code: string, now: FigureTable, before: FigureTable | null): Head {
  const read = (table: FigureTable): number | null => table.get('')?.[code] ?? null;
  const told = (value: number | null): number | null => (isFewOf(code, value) ? null : value);
  const value = read(now);
  return { code, value: told(value), before: before === null ? null : told(read(before)), isFew: isFewOf(code, value) };
}

/** Whether a number counts people, and too few of them to be told. */
const isFewOf = (code: string, value: number | null): boolean =>
  value !== null && findMetric(code)?.unit === 'people' && isTooFew(value);

/** Points in order; where the question is narrowed to some level, channel or store, a few people on a day are not told. */
function pointsOf(table: FigureTable, isNarrowed: boolean): readonly SeriesPoint[] {
  const told = (values: SeriesPoint['values']): SeriesPoint['values'] =>
    Object.fromEntries(Object.entries(values).map(([code, value]) => [code, isFewOf(code, value) ? null : value]));
  return [...table]
    .map(([tick, values]) => ({ tick, values: isNarrowed ? told(values) : values }))
    .sort((x, y) => (x.tick < y.tick ? -1 : 1));
}

/** The rows of a split, largest first; those with too few behind them say so and nothing else. */
function rowsOf(report: Report, by: Split, table: FigureTable): readonly SplitRow[] {
  const counted = report.columns.flatMap((code) => findMetric(code) ?? []).filter(countsHeads);
  const all = [...table]
    .filter(([, values]) => Object.values(values).some((value) => value !== null && value !== 0))
    .map(([key, values]) => ({ key, values, weight: weightOf(counted, values) }));
  // A month of what is owed names nobody, and what things are worth to all members together does not either.
  const hidden = by === 'subject' && report.subject !== 'clerk' ? new Set<string>() : hiddenKeys(all);
  const fewIn = hidden.size === 0 && by === 'subject' ? new Map<string, readonly string[]>() : fewByKey(report, all);
  const [lead = ''] = report.columns;
  return all
    .sort((a, b) => (b.values[lead] ?? 0) - (a.values[lead] ?? 0) || (a.key < b.key ? -1 : 1))
    .map(({ key, values }) =>
      hidden.has(key)
        ? { key, values: {}, isHidden: true, few: [] }
        : { key, ...withoutFew(values, fewIn.get(key) ?? []), isHidden: false },
    );
}

/** Of every row the counts of people that are too small to be told, one more where one alone would give itself away. */
function fewByKey(
  report: Report,
  rows: readonly { readonly key: string; readonly values: SplitRow['values'] }[],
): ReadonlyMap<string, readonly string[]> {
  const few = new Map<string, string[]>();
  for (const code of report.columns.filter((one) => findMetric(one)?.unit === 'people')) {
    for (const key of hiddenKeys(rows.map(({ key, values }) => ({ key, weight: values[code] ?? 0 }))))
      few.set(key, [...(few.get(key) ?? []), code]);
  }
  return few;
}

/** A row without its small counts and without whatever they could be told from. */
function withoutFew(values: SplitRow['values'], few: readonly string[]): Pick<SplitRow, 'values' | 'few'> {
  const hidden = Object.keys(values).filter((code) => behind(code).some((one) => few.includes(one)));
  const shown = Object.entries(values).filter(([code]) => !hidden.includes(code));
  return { values: Object.fromEntries(shown), few: hidden };
}

const countsHeads = ({ unit, reading }: Metric): boolean =>
  (unit === 'people' || unit === 'count') &&
  (reading.kind === 'sum' || reading.kind === 'set' || reading.kind === 'stock' || reading.kind === 'gauge');

/** The largest count of a row: when even that is small, whatever the row says is about a few people. */
const weightOf = (counted: readonly Metric[], values: Readonly<Record<string, number | null>>): number =>
  counted.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...counted.map(({ code }) => values[code] ?? 0));

/** The last twelve months until the end of the days, by the month of the first purchase. */
async function cohortsOf(db: Db, days: DaySpan, where: Where, { today }: Clock): Promise<readonly CohortCell[]> {
  const last = monthStart(days.to <= today ? shiftMonths(days.to, 0) : today);
  const span = { from: shiftMonths(last, -COHORT_MONTHS), to: shiftMonths(last, 1) };
  return readCohorts(db, stretchesOf(span, today), where.stores);
}

/** What is owed in points by age and by month of expiry, and how much of what ended lapsed in the last year (N6). */
async function owedOf(db: Db, ask: Ask, clock: Clock): Promise<NonNullable<ReportTold['owed']>> {
  const year = { from: shiftMonths(clock.today, -YEAR_MONTHS), to: ask.days.to };
  const [table, ended] = await Promise.all([
    figures(db, ['points_owed', 'points_owed_by_age'], ask, clock),
    figures(db, ['points_spent', 'points_expired'], { days: year, where: ask.where, by: 'all' }, clock),
  ]);
  const months = (code: string): readonly OwedMonth[] =>
    [...table]
      .flatMap(([month, values]) => (values[code] ? [{ month, points: values[code] }] : []))
      .sort((a, b) => (a.month || '9999').localeCompare(b.month || '9999', 'en'));
  const { points_spent: spent = 0, points_expired: expired = 0 } = ended.get('') ?? {};
  const over = (spent ?? 0) + (expired ?? 0);
  return {
    age: months('points_owed_by_age'),
    expiry: months('points_owed'),
    breakageBp: over <= 0 ? 0 : Math.round(((expired ?? 0) * BP) / over),
  };
}

/** How far the statistics are, and what differed when they were last compared with their rows. */
export const reportHealth = query({
  can: 'reports.read',
  input: ReportAsk.pick({}),
  async run({ db }) {
    const state = await reportState(db);
    if (state === null) return { countedAt: null, comparedAt: null, differences: 0 };
    const { countedAt, comparedAt } = state;
    return {
      countedAt,
      comparedAt,
      differences: comparedAt === null ? 0 : (await differencesOf(db, comparedAt)).length,
    };
  },
});

/** The gallery: for each report the number that leads it, over the last thirty days and the thirty before. */
export const galleryTold = query({
  can: 'reports.read',
  input: ReportAsk.pick({}),
  async run({ db, actor, now }) {
    const [{ zone }, state, sight] = await Promise.all([program(db), reportState(db), storesInSight(actor)]);
    const today = state?.through ?? localDate(now, zone);
    const clock: Clock = { zone: state?.zone ?? zone, today };
    const days = periodDays('last_30', today, null, null);
    const where: Where = { stores: sight, level: null, channel: null };
    const leads = [...new Set(GALLERY.flatMap(({ heads }) => heads.slice(0, 1)))];
    const before = compareDays(days, 'previous') ?? days;
    const [now30, before30] = await onSnapshot(db, (snapshot) =>
      Promise.all([days, before].map((span) => figures(snapshot, leads, { days: span, where, by: 'all' }, clock))),
    );
    const heads = leads.map((code) => headOf(code, now30 ?? new Map(), before30 ?? new Map()));
    return { heads, days, countedAt: state?.countedAt ?? null, zone: clock.zone };
  },
});
