import type { Outcome, RowOutcome } from './outcome';

/** Everything an import counts; money in fen. */
export type Tally = {
  /** Rows by `outcome.reason`. */
  readonly rows: Map<string, number>;
  readonly figures: Record<Figure, number>;
};

/** Everything that is counted, in the order in which it is told. */
export const FIGURES = [
  'rows',
  'invoices',
  'ordersNew',
  'ordersBefore',
  'ordersRefused',
  'ordersOfGuests',
  'ordersWithoutGoods',
  'membersNew',
  'creditNotes',
  'refundsNew',
  'refundsBefore',
  'goods',
  'refunded',
  'points',
  'pointsBack',
  'growth',
  'growthBack',
  'foreignRows',
] as const;

/** One of the things that are counted. */
export type Figure = (typeof FIGURES)[number];

/** A tally with nothing in it. */
export const emptyTally = (): Tally => ({
  rows: new Map(),
  figures: Object.fromEntries(FIGURES.map((name) => [name, 0])) as Record<Figure, number>,
});

/** Counts rows by what became of them. */
export function countRows(tally: Tally, rows: readonly RowOutcome[]): void {
  for (const { outcome, reason } of rows) {
    const key = `${outcome}.${reason}`;
    tally.rows.set(key, (tally.rows.get(key) ?? 0) + 1);
  }
}

/** Adds to one of the figures. */
export function count(tally: Tally, figure: Figure, by = 1): void {
  tally.figures[figure] += by;
}

/** The rows of one outcome by reason, most first. */
export function reasonsOf(tally: Tally, outcome: Outcome): { readonly reason: string; readonly rows: number }[] {
  return [...tally.rows]
    .filter(([key]) => key.startsWith(`${outcome}.`))
    .map(([key, rows]) => ({ reason: key.slice(outcome.length + 1), rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
}

/** How many rows had the outcome. */
export const rowsOf = (tally: Tally, outcome: Outcome): number =>
  reasonsOf(tally, outcome).reduce((total, { rows }) => total + rows, 0);
