import { addDays, localTime, startOfYear } from '@/lib/kernel/day';
import type { LevelScheme, LevelWindow } from '../schema';
import type { Earned, Held } from './held';
import type { LevelFacts } from './reach';

/** What was paid at one instant (or within one window): qualifying orders and their goods less refunds, in fen. */
export type Purchase = { readonly at: Date; readonly orders: number; readonly amount: number };

/** From when on the window counts, up to an exclusive end; null: from the beginning (C4, 4.H). */
export function windowStart(window: LevelWindow, levelStart: Date, end: Date, zone: string): Date | null {
  switch (window.kind) {
    case 'LIFETIME':
      return null;
    case 'ROLLING_DAYS':
      return addDays(end, -window.days, zone);
    case 'CALENDAR_YEAR':
      // The end is exclusive: at the start of a year the year before it counts.
      return startOfYear(localTime(new Date(end.getTime() - 1), zone).year, zone);
    case 'SINCE_LEVEL_START':
      return levelStart;
  }
}

/**
 * From when on purchases count for reaching at the instant: the scheme's window, and never anything paid before the
 * first drop (P-levels). Null: the lifetime.
 */
export function reachStart(scheme: LevelScheme, held: Held, at: Date, zone: string): Date | null {
  const end = new Date(at.getTime() + 1);
  const start = windowStart(scheme.reachWindow, held.since, end, zone);
  if (held.reachFrom === null) return start;
  return start === null || start < held.reachFrom ? held.reachFrom : start;
}

/** Whether the window lies elsewhere at another instant, so that it ends at its own. */
export const isMoving = ({ kind }: LevelWindow): boolean => kind === 'ROLLING_DAYS' || kind === 'CALENDAR_YEAR';

/** What counts for reaching at the instant: up to it where the window moves, else all that is known by now (C4). */
export function reachSum(scheme: LevelScheme, held: Held, purchases: readonly Purchase[], at: Date, zone: string) {
  const end = isMoving(scheme.reachWindow) ? new Date(at.getTime() + 1) : null;
  return sumPurchases(purchases, reachStart(scheme, held, at, zone), end);
}

/** From when on purchases count for keeping the level to the end of its validity (P-levels, C4). */
export function keepStart(scheme: LevelScheme, earned: Earned, zone: string): Date | null {
  return earned.validTo === null ? null : windowStart(scheme.keepWindow, earned.keepFrom, earned.validTo, zone);
}

/** Purchases within `[from, to)` together; null leaves an end open. */
export function sumPurchases(
  purchases: readonly Purchase[],
  from: Date | null,
  to: Date | null,
): { readonly orders: number; readonly amount: number } {
  let orders = 0;
  let amount = 0;
  for (const purchase of purchases) {
    if (from !== null && purchase.at < from) continue;
    if (to !== null && purchase.at >= to) continue;
    orders += purchase.orders;
    amount += purchase.amount;
  }
  return { orders, amount };
}

/** Purchases as the facts that rules ask for. */
export const factsOf = (
  purchases: { readonly orders: number; readonly amount: number },
  { invitationAcceptedAt }: Pick<Held, 'invitationAcceptedAt'>,
): LevelFacts => ({ ...purchases, invited: invitationAcceptedAt !== null });
