import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import { type Db, onSnapshot } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { type Clock, figures } from './figures';
import { type Ask, aboutOf, type Where } from './rules/ask';
import { weighedBy } from './rules/built';
import { type DaySpan, shiftMonths } from './rules/days';
import type { FigureTable } from './rules/figure-table';
import { findReport, GALLERY, type Report } from './rules/gallery';
import { areFew, gather, LINES_MAX, OTHERS, summedOf } from './rules/gather';
import { type Head, headOf, pointsOf, rowsOf, type SeriesPoint, type SplitRow } from './rules/hidden';
import { isDimension, SPLITS, type Split, subjectsOf } from './rules/metric';
import { findMetric } from './rules/metrics';
import { compareDays, periodDays, tickOf } from './rules/period';
import { ReportAsk, type ReportAsked } from './schema';
import { differencesOf } from './store/compare';
import type { CohortCell } from './store/read-sets';
import { reportState } from './store/state';
import { cohortsOf, whereOf } from './where';

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
  const compared = compareDays(days, asked.compare, asked.period);
  const where = await whereOf({ ...asked, about: isAbout(report, asked.about) ? asked.about : null }, sight);
  const tick = tickOf(days);
  const isNarrowed = [asked.region, asked.store, asked.level, asked.channel, where.about].some((one) => one !== null);
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
    figures(db, columnsRead(report, by), question(days, by), clock),
    report.extra === 'cohorts' ? cohortsOf(db, days, where.stores, clock.today) : [],
    report.extra === 'owed' ? owedOf(db, question(days, 'subject'), clock) : null,
  ]);
  // What a split does not tell of a thing, no filter tells either.
  const isFew = where.about !== null && areFew(weighedBy(report.heads), [''], heads);
  const points = (table: FigureTable) => (isFew ? [] : pointsOf(table, isNarrowed));
  return {
    report,
    asked: { ...asked, about: where.about === null ? null : asked.about },
    days,
    compared,
    tick,
    heads: report.heads.map((code) =>
      isFew ? { code, value: null, before: null, isFew } : headOf(code, heads, compared === null ? null : headsBefore),
    ),
    series: points(series),
    before: points(before),
    by,
    splits,
    rows: isFew ? [] : gathered(report, by, rows),
    cohorts,
    owed,
    zone: clock.zone,
    today,
    countedAt: state?.countedAt ?? null,
    sight,
  };
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

/** Whether all numbers of a report may be about what somebody asks for. */
function isAbout({ heads, chart, columns }: Report, about: string | null): boolean {
  const asked = aboutOf(about);
  const metrics = [...heads, ...chart, ...columns].flatMap((code) => findMetric(code) ?? []);
  return asked !== null && metrics.every((metric) => subjectsOf(metric).includes(asked.subject));
}

/** What is read for the report's table: of dimensions also the counts by which it is seen that too few stand behind a line. */
const columnsRead = ({ columns }: Report, by: Split): readonly string[] =>
  isDimension(by) ? [...new Set([...columns, ...weighedBy(columns)])] : columns;

/** The lines of the report's table: of dimensions as many as are read, and all others as one. */
function gathered(report: Report, by: Split, table: FigureTable): readonly SplitRow[] {
  const { columns, subject } = report;
  const weighs = weighedBy(columns);
  const rows = rowsOf({ columns: columnsRead(report, by), by, subject: subject ?? null }, table);
  if (!isDimension(by)) return rows;
  const { own, others } = gather(rows, LINES_MAX);
  if (others.length === 0) return own;
  const isHidden = areFew(weighs, others, table);
  const values = isHidden ? {} : summedOf(columns, others, table);
  return [...own, { key: OTHERS, values, isHidden, few: [], gathered: others.length }];
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
    const where: Where = { stores: sight, level: null, channel: null, about: null };
    const leads = [...new Set(GALLERY.flatMap(({ heads }) => heads.slice(0, 1)))];
    const before = compareDays(days, 'previous', 'last_30') ?? days;
    const [now30, before30] = await onSnapshot(db, (snapshot) =>
      Promise.all([days, before].map((span) => figures(snapshot, leads, { days: span, where, by: 'all' }, clock))),
    );
    const heads = leads.map((code) => headOf(code, now30 ?? new Map(), before30 ?? new Map()));
    return { heads, days, countedAt: state?.countedAt ?? null, zone: clock.zone };
  },
});
