import { localMonth } from '@/lib/kernel/day';

/** How long the room of a budget lasts: for all time, or for a local month. */
export const BUDGET_PERIODS = ['whole', 'month'] as const;

/** How long the room of a budget lasts. */
export type BudgetPer = (typeof BUDGET_PERIODS)[number];

/** The name of the room that counts at the instant (4.H). */
export const periodAt = (per: BudgetPer, at: Date, zone: string): string =>
  per === 'month' ? localMonth(at, zone) : '';
