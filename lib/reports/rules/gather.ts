import { isTooFew } from '@/lib/kernel/small';
import type { FigureTable } from './figure-table';
import type { SplitRow } from './hidden';
import { findMetric, readFor, toldOf } from './metrics';

/** The key of the line that tells all that have none of their own; no code of anything looks so. */
export const OTHERS = '//others';

/** As many things as a report tells each for itself; more are read in a narrower one. */
export const LINES_MAX = 30;

/** As many as a file tells. */
export const FILE_LINES_MAX = 5_000;

/** Lines of their own, the largest first, and the keys of those that are told as one. */
export type Gathered = { readonly own: readonly SplitRow[]; readonly others: readonly string[] };

/**
 * Of the lines of a split as many as are read, and no line for each that too few stand behind: these, and what is beyond,
 * are one. A single one stays as it is.
 */
export function gather(rows: readonly SplitRow[], max: number): Gathered {
  const told = rows.filter(({ isHidden }) => !isHidden);
  const hidden = rows.filter(({ isHidden }) => isHidden);
  const own = told.slice(0, told.length + hidden.length > max ? max : told.length);
  const others = [...told.slice(own.length), ...hidden];
  return others.length < 2 ? { own: rows, others: [] } : { own, others: others.map(({ key }) => key) };
}

/** The values of lines as one: what adds up over them, and what follows from such; null for all else, nothing for too few. */
export function summedOf(
  codes: readonly string[],
  keys: readonly string[],
  table: FigureTable,
): Readonly<Record<string, number | null>> {
  const sums = Object.fromEntries(
    readFor(codes).map(({ code }) => [code, keys.reduce((total, key) => total + (table.get(key)?.[code] ?? 0), 0)]),
  );
  return Object.fromEntries(
    codes.map((code) => {
      const metric = findMetric(code);
      return [code, metric === undefined || !addsUp(code) ? null : toldOf(metric, sums)];
    }),
  );
}

/** Whether lines of a number, and of all that it follows from, add up to one. */
const addsUp = (code: string): boolean =>
  readFor([code]).every(({ reading, overlaps }) =>
    reading.kind === 'ratio' || reading.kind === 'less' ? true : reading.kind === 'sum' && !overlaps,
  );

/** Whether too few stand behind lines together: by whatever is counted of them. */
export const areFew = (weighs: readonly string[], keys: readonly string[], table: FigureTable): boolean =>
  weighs.length > 0 &&
  isTooFew(Math.max(...weighs.map((code) => keys.reduce((sum, key) => sum + (table.get(key)?.[code] ?? 0), 0))));
