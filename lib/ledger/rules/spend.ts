import { assert } from '@/lib/kernel/assert';
import { type Account, applyMoves, type Change, type Hold, isActive, remainingOf, spendable, takeFrom } from './book';

/** Why points may not be spent, with the facts that a person needs. */
export type SpendRefusal =
  | { readonly code: 'points_in_debt'; readonly facts: { readonly debt: number } }
  | {
      readonly code: 'insufficient_points';
      readonly facts: { readonly short: number; readonly available: number; readonly held: number };
    };

/** A debit that may be refused: what it does, or why not. */
export type SpendDecision =
  | { readonly allowed: true; readonly change: Change }
  | ({ readonly allowed: false } & SpendRefusal);

/** A hold as decided: the account that carries it, or why not. */
export type HoldDecision =
  | { readonly allowed: true; readonly account: Account }
  | ({ readonly allowed: false } & SpendRefusal);

/** Whether the hold still sets points aside: its end is a condition, no job is needed (4.A.8). */
export const isHolding = (hold: Hold, at: Date): boolean => hold.endsAt > at;

/** The points set aside at the instant. */
export const heldPoints = (account: Pick<Account, 'holds'>, at: Date): number =>
  account.holds.reduce((total, hold) => total + (isHolding(hold, at) ? hold.points : 0), 0);

/** The points set aside at the instant that no active lot stands behind (4.A.8). */
export const uncoveredPoints = (account: Account, at: Date): number =>
  Math.max(0, heldPoints(account, at) - remainingOf(account.lots.filter((lot) => isActive(lot, at))));

/** What may be spent or held now: active unexpired lots − held − debt, never below 0. */
export const availablePoints = (account: Account, at: Date): number =>
  Math.max(0, remainingOf(account.lots.filter((lot) => isActive(lot, at))) - heldPoints(account, at) - account.debt);

/** Spends points from the active lots in spend order; debt blocks it, and what is held cannot be spent (4.A.2, 4.A.10). */
export function decideSpend(account: Account, points: number, at: Date): SpendDecision {
  const refusal = refusalOf(account, points, at);
  return refusal === null ? { allowed: true, change: spent(account, points, at) } : { allowed: false, ...refusal };
}

/** Sets points aside until they are posted or their end has come; under the same conditions as a spend (4.A.8). */
export function decideHold(account: Account, hold: Hold, at: Date): HoldDecision {
  assert(hold.endsAt > at, 'a hold that has ended before it began');
  const refusal = refusalOf(account, hold.points, at);
  if (refusal !== null) return { allowed: false, ...refusal };
  return { allowed: true, account: { ...account, holds: [...account.holds, hold] } };
}

/**
 * Spends what an open hold set aside, all or part of it; the rest is free again. A hold keeps others from the points but
 * does not lengthen their life: lots that ended meanwhile no longer pay, and what lacks then is refused as short (4.A.2).
 */
export function decidePost(account: Account, hold: Hold, points: number, at: Date): SpendDecision {
  assert(points > 0 && points <= hold.points && isHolding(hold, at), `post of ${points} on hold ${hold.id}`);
  const active = remainingOf(account.lots.filter((lot) => isActive(lot, at)));
  if (active < points) {
    const facts = { short: points - active, available: active, held: hold.points };
    return { allowed: false, code: 'insufficient_points', facts };
  }
  return { allowed: true, change: spent(releaseHold(account, hold.id), points, at) };
}

/** The account without the hold: voided, posted or ended. */
export const releaseHold = (account: Account, holdId: string): Account => ({
  ...account,
  holds: account.holds.filter(({ id }) => id !== holdId),
});

function refusalOf(account: Account, points: number, at: Date): SpendRefusal | null {
  assert(Number.isSafeInteger(points) && points > 0 && account.asset === 'points', `spend of ${points}`);
  if (account.debt > 0) return { code: 'points_in_debt', facts: { debt: account.debt } };
  const available = availablePoints(account, at);
  if (points <= available) return null;
  return {
    code: 'insufficient_points',
    facts: { short: points - available, available, held: heldPoints(account, at) },
  };
}

function spent(account: Account, points: number, at: Date): Change {
  const { moves, rest } = takeFrom(spendable(account, at), points);
  assert(rest === 0, `spend of ${points} left ${rest} uncovered`);
  return {
    account: {
      ...account,
      balance: account.balance - points,
      spent: account.spent + points,
      lots: applyMoves(account.lots, moves),
    },
    moves,
    opened: [],
    debtDelta: 0,
  };
}
