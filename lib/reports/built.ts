import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { localDate } from '@/lib/kernel/day';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import type { Context } from '@/lib/platform/command';
import { type Db, onSnapshot } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { query } from '@/lib/platform/query';
import { type RegionPlace, regionPlaces } from '@/lib/stores';
import { type Clock, figures } from './figures';
import { type Ask, isTick, type Where } from './rules/ask';
import { type BuiltRow, type BuiltTold, weighedBy } from './rules/built';
import type { DaySpan } from './rules/days';
import type { Apart, Definition } from './rules/definition';
import type { FigureTable } from './rules/figure-table';
import { areFew, gather, LINES_MAX, OTHERS, summedOf } from './rules/gather';
import { headOf, pointsOf, rowsOf } from './rules/hidden';
import { subjectOf } from './rules/metric';
import { findMetric, readFor } from './rules/metrics';
import { compareDays, periodDays } from './rules/period';
import { troublesOf } from './rules/troubles';
import { BuiltAsk } from './schema';
import { withinLimits } from './store/limits';
import { marksOf } from './store/notes';
import { reportState } from './store/state';
import { cohortsOf, whereOf, within } from './where';

const ONLINE = '';

type Asked = {
  readonly definition: Definition;
  readonly clock: Clock;
  readonly where: Where;
  readonly regions: readonly RegionPlace[];
  /** As many lines of things as are told each for itself. */
  readonly lines: number;
};

/** A report that somebody built, for whoever reads it: every number within the stores that he may see (B10, S1-5.1). */
export const builtTold = query({
  can: 'reports.read',
  input: BuiltAsk,
  run: ({ db, actor, now }, { definition }) => tellBuilt({ db, actor, now }, definition),
});

/**
 * Tells a built report on one snapshot, within the time that statements of reports have; stopped when nobody waits for it.
 * Refuses with `report_troubled` what cannot be told as it is asked.
 */
export function tellBuilt(
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  definition: Definition,
  signal?: AbortSignal,
  lines = LINES_MAX,
): Promise<BuiltTold> {
  const [trouble] = troublesOf(definition);
  if (trouble !== undefined) throw new Refusal('report_troubled', { trouble: trouble.code }, 422);
  return onSnapshot(db, (snapshot) =>
    withinLimits(snapshot, signal, () => tell(snapshot, { actor, now, lines }, definition)),
  );
}

async function tell(
  db: Db,
  { actor, now, lines }: { readonly actor: Actor; readonly now: Date; readonly lines: number },
  definition: Definition,
): Promise<BuiltTold> {
  const [{ zone }, state, sight] = await Promise.all([program(db), reportState(db), storesInSight(actor)]);
  const here = localDate(now, zone);
  // A run of a time that is over is told as of that day.
  const today = state !== null && state.through < here ? state.through : here;
  const days = periodDays(definition.period, today, definition.from, definition.until);
  const compared = compareDays(days, definition.compare, definition.period);
  const asked: Asked = {
    definition,
    clock: { zone: state?.zone ?? zone, today },
    where: await whereOf(definition, sight),
    regions: definition.split === 'region' ? await regionPlaces() : [],
    lines,
  };
  const { measures, split, chart } = definition;
  const none: FigureTable = new Map();
  const weighed = asked.where.about === null ? measures : [...new Set([...measures, ...weighedBy(measures)])];
  const [whole, wholeBefore, now1, before, cohorts, marks] = await Promise.all([
    figures(db, weighed, { days, where: asked.where, by: 'all' }, asked.clock),
    compared === null ? null : figures(db, weighed, { days: compared, where: asked.where, by: 'all' }, asked.clock),
    split === null ? none : tableOf(db, asked, split, days),
    split === null || compared === null ? null : tableOf(db, asked, split, compared),
    chart === 'cohort' ? cohortsOf(db, days, asked.where.stores, today) : [],
    isTick(split) ? marksOf(db, days, asked.clock.zone) : [],
  ]);
  return {
    definition,
    days,
    compared,
    ...numbersOf(asked, { whole, wholeBefore, now: now1, before }),
    cohorts: cohorts.map((cell) => ({ ...cell })),
    marks: [...marks],
    zone: asked.clock.zone,
    today,
    countedAt: state?.countedAt.toISOString() ?? null,
    sight: sight === null ? null : [...sight],
  };
}

type Tables = {
  readonly whole: FigureTable;
  readonly wholeBefore: FigureTable | null;
  readonly now: FigureTable;
  readonly before: FigureTable | null;
};

/** The whole and the lines. What a split does not tell of a thing that too few stand behind, no filter tells either. */
function numbersOf(asked: Asked, { whole, wholeBefore, now, before }: Tables): Pick<BuiltTold, 'heads' | 'rows'> {
  const { measures, split } = asked.definition;
  const rows = split === null ? [] : isTick(split) ? inTime(asked, now, before) : apart(asked, split, now, before);
  const isFew = asked.where.about !== null && areFew(weighedBy(measures), [''], whole);
  if (!isFew) return { heads: measures.map((code) => headOf(code, whole, wholeBefore)), rows };
  return {
    heads: measures.map((code) => ({ code, value: null, before: null, isFew })),
    rows: rows.map((row) => ({ ...row, values: {}, before: null, isHidden: true })),
  };
}

/** The numbers told apart, with the counts by which it is seen that too few stand behind them. */
async function tableOf(db: Db, asked: Asked, split: Apart, days: DaySpan): Promise<FigureTable> {
  const { measures } = asked.definition;
  const codes = isTick(split) ? measures : [...new Set([...measures, ...weighedBy(measures), ...leavesOf(measures)])];
  if (split !== 'region') return figures(db, codes, { days, where: asked.where, by: split }, asked.clock);
  // Members of several stores of a region are counted once, so regions are no sums of stores.
  const places = [...asked.regions, { code: ONLINE, stores: [ONLINE] }];
  const told = await Promise.all(
    places.map(async ({ code, stores }) => {
      const seen = within(stores, asked.where.stores) ?? [];
      const ask: Ask = { days, where: { ...asked.where, stores: seen }, by: 'all' };
      return seen.length === 0 ? null : ([code, (await figures(db, codes, ask, asked.clock)).get('') ?? {}] as const);
    }),
  );
  return new Map(told.filter((one) => one !== null));
}

/** Lines in time, each beside the one as far from the beginning of what it is compared with. */
function inTime({ where, definition }: Asked, now: FigureTable, before: FigureTable | null): BuiltRow[] {
  const isNarrowed = Object.values(where).some((one) => one !== null);
  const earlier = before === null ? null : pointsOf(before, isNarrowed);
  return pointsOf(now, isNarrowed).map(({ tick, values }, place) => ({
    key: tick,
    values: { ...values },
    before: earlier === null ? null : { ...earlier[place]?.values },
    isHidden: false,
    few: definition.measures.filter((code) => values[code] === null && now.get(tick)?.[code] !== null),
    gathered: 0,
  }));
}

/** The numbers that some follow from. */
const leavesOf = (measures: readonly string[]): readonly string[] => readFor(measures).map(({ code }) => code);

/**
 * Lines of places or subjects; where too few stand behind one, now or before, neither is told. Subjects are many: those that
 * are not told, and those beyond the largest, are one line.
 */
function apart(
  { definition, lines: max }: Asked,
  split: Apart,
  now: FigureTable,
  before: FigureTable | null,
): BuiltRow[] {
  const { measures } = definition;
  const [lead] = measures.flatMap((code) => findMetric(code) ?? []);
  const weighs = weighedBy(measures);
  const columns = [...new Set([...measures, ...weighs])];
  const told = { columns, by: split, subject: lead?.subject ?? null };
  const shown = (values: Readonly<Record<string, number | null>>) =>
    Object.fromEntries(measures.flatMap((code) => (code in values ? [[code, values[code] ?? null]] : [])));
  const earlier = before === null ? null : new Map(rowsOf(told, before).map((row) => [row.key, row]));
  const rows = rowsOf(told, now);
  const isAbout = lead !== undefined && subjectOf(split, lead) !== null;
  const { own, others } = isAbout ? gather(rows, max) : { own: rows, others: [] };
  const lines = own.map(({ key, values, isHidden, few }) => ({
    key,
    values: shown(values),
    before: earlier === null || isHidden ? null : shown(earlier.get(key)?.values ?? {}),
    isHidden,
    few: few.filter((code) => measures.includes(code)),
    gathered: 0,
  }));
  if (others.length === 0) return lines;
  const isHidden = areFew(weighs, others, now);
  const rest = {
    key: OTHERS,
    values: isHidden ? {} : summedOf(measures, others, now),
    before: before === null || isHidden || areFew(weighs, others, before) ? null : summedOf(measures, others, before),
    isHidden,
    few: [],
    gathered: others.length,
  };
  return [...lines, rest];
}
