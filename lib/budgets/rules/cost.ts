/** What a budget counts: money in fen, points, or pieces and times. */
export const BUDGET_KINDS = ['AMOUNT', 'POINTS', 'COUNT'] as const;

/** What a budget counts. */
export type BudgetKind = (typeof BUDGET_KINDS)[number];

/** What giving something costs, in every way that a budget may count it. */
export type BudgetCost = { readonly fen: number; readonly points: number; readonly units: number };

/** What a budget of the kind counts of a cost. */
export function amountOf(kind: BudgetKind, { fen, points, units }: BudgetCost): number {
  if (kind === 'AMOUNT') return fen;
  return kind === 'POINTS' ? points : units;
}
