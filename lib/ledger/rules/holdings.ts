import { type Account, isAlive, remainingOf } from './book';
import { availablePoints, heldPoints, isHolding } from './spend';

/** Points as a member reads them at an instant: all computed from the lots and holds (4.A.1, 4.A.3, 4.A.4). */
export type Holdings = {
  readonly available: number;
  readonly pending: number;
  readonly held: number;
  /** Written off so far, and what has ended without its EXPIRE entry written yet. */
  readonly expired: number;
  readonly debt: number;
  /** Active points by the instant at which they end, soonest first; never-ending ones are left out. */
  readonly expiring: readonly { readonly points: number; readonly at: Date }[];
  /** Pending points by the instant at which they become active, soonest first. */
  readonly arriving: readonly { readonly points: number; readonly at: Date }[];
  /** Held points by the instant at which they are free again unless they are posted, soonest first. */
  readonly holding: readonly { readonly points: number; readonly at: Date }[];
};

/** What the account holds at the instant; available = active, unexpired, less held and debt, never below 0. */
export function computeHoldings(account: Account, at: Date): Holdings {
  const full = account.lots.filter((lot) => lot.remaining > 0);
  const alive = full.filter((lot) => isAlive(lot, at));
  const active = alive.filter((lot) => lot.activatesAt <= at);
  const pending = alive.filter((lot) => lot.activatesAt > at);
  return {
    available: availablePoints(account, at),
    pending: remainingOf(pending),
    held: heldPoints(account, at),
    expired: account.expired + remainingOf(full) - remainingOf(alive),
    debt: account.debt,
    expiring: byInstant(
      active.filter((lot) => lot.expiresAt !== null).map((lot) => [lot.expiresAt as Date, lot.remaining]),
    ),
    arriving: byInstant(pending.map((lot) => [lot.activatesAt, lot.remaining])),
    holding: byInstant(
      account.holds.filter((hold) => isHolding(hold, at)).map(({ endsAt, points }) => [endsAt, points]),
    ),
  };
}

function byInstant(parts: readonly (readonly [Date, number])[]): { points: number; at: Date }[] {
  const totals = new Map<number, number>();
  for (const [at, points] of parts) totals.set(at.getTime(), (totals.get(at.getTime()) ?? 0) + points);
  return [...totals].sort(([a], [b]) => a - b).map(([at, points]) => ({ points, at: new Date(at) }));
}
