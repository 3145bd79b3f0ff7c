import type { LocalDate } from '@/lib/kernel/day';

/** What a budget would have come to over the period, and the first day on which it would have been spent; null: never. */
export type RunOut = { readonly needed: number; readonly day: LocalDate | null };

/**
 * The day on which a budget would have run out had the draft drawn on it from the first day on; `share` is the part of all
 * orders that was decided: of a sample the budget is held against what all orders would have taken (4.G).
 */
export function runsOut(spent: Readonly<Record<LocalDate, number>>, limit: number, share: number): RunOut {
  let running = 0;
  let day: LocalDate | null = null;
  for (const [one, amount] of Object.entries(spent).sort(([a], [b]) => (a < b ? -1 : 1))) {
    running += amount;
    if (day === null && wholeOf(running, share) > limit) day = one;
  }
  return { needed: wholeOf(running, share), day };
}

/** What a figure of a sample stands for, of all orders. */
export const wholeOf = (figure: number, share: number): number => (share >= 1 ? figure : Math.round(figure / share));
