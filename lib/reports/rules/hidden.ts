import { hiddenKeys, isTooFew } from '@/lib/kernel/small';
import type { FigureTable } from './figure-table';
import type { Metric, Subject } from './metric';
import { behind, findMetric } from './metrics';

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
  /** As many lines as are told as this one; none of a line of its own. */
  readonly gathered: number;
};

/** One point in time. */
export type SeriesPoint = { readonly tick: string; readonly values: Readonly<Record<string, number | null>> };

/** A number of the whole, beside what it was. */
export function headOf(code: string, now: FigureTable, before: FigureTable | null): Head {
  const read = (table: FigureTable): number | null => table.get('')?.[code] ?? null;
  const told = (value: number | null): number | null => (isFewOf(code, value) ? null : value);
  const value = read(now);
  return { code, value: told(value), before: before === null ? null : told(read(before)), isFew: isFewOf(code, value) };
}

/** Whether a number counts people, and too few of them to be told. */
export const isFewOf = (code: string, value: number | null): boolean =>
  value !== null && findMetric(code)?.unit === 'people' && isTooFew(value);

/** Points in order; where the question is narrowed to some level, channel or store, a few people on a day are not told. */
export function pointsOf(table: FigureTable, isNarrowed: boolean): readonly SeriesPoint[] {
  const told = (values: SeriesPoint['values']): SeriesPoint['values'] =>
    Object.fromEntries(Object.entries(values).map(([code, value]) => [code, isFewOf(code, value) ? null : value]));
  return [...table]
    .map(([tick, values]) => ({ tick, values: isNarrowed ? told(values) : values }))
    .sort((x, y) => (x.tick < y.tick ? -1 : 1));
}

/** What a table of a split shows. */
type Told = { readonly columns: readonly string[]; readonly by: string; readonly subject: Subject | null };

/** The rows of a split, largest first; those with too few behind them say so and nothing else. */
export function rowsOf({ columns, by, subject }: Told, table: FigureTable): readonly SplitRow[] {
  const counted = columns.flatMap((code) => findMetric(code) ?? []).filter(countsHeads);
  const all = [...table]
    .filter(([, values]) => Object.values(values).some((value) => value !== null && value !== 0))
    .map(([key, values]) => ({ key, values, weight: weightOf(counted, values) }));
  // A month of what is owed names nobody, and what things are worth to all members together does not either.
  const hidden = by === 'subject' && subject !== 'clerk' ? new Set<string>() : hiddenKeys(all);
  const fewIn = hidden.size === 0 && by === 'subject' ? new Map<string, readonly string[]>() : fewByKey(columns, all);
  const [lead = ''] = columns;
  return all
    .sort((a, b) => (b.values[lead] ?? 0) - (a.values[lead] ?? 0) || (a.key < b.key ? -1 : 1))
    .map(({ key, values }) =>
      hidden.has(key)
        ? { key, values: {}, isHidden: true, few: [], gathered: 0 }
        : { key, ...withoutFew(values, fewIn.get(key) ?? []), isHidden: false, gathered: 0 },
    );
}

/** Of every row the counts of people that are too small to be told, one more where one alone would give itself away. */
function fewByKey(
  columns: readonly string[],
  rows: readonly { readonly key: string; readonly values: SplitRow['values'] }[],
): ReadonlyMap<string, readonly string[]> {
  const few = new Map<string, string[]>();
  for (const code of columns.filter((one) => findMetric(one)?.unit === 'people')) {
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
  (unit === 'people' || unit === 'count') && reading.kind !== 'ratio' && reading.kind !== 'less';

/** The largest count of a row: when even that is small, whatever the row says is about a few people. */
const weightOf = (counted: readonly Metric[], values: Readonly<Record<string, number | null>>): number =>
  counted.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...counted.map(({ code }) => values[code] ?? 0));
