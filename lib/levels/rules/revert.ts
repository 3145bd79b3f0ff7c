import { type Earned, effectiveLevel, type Held, later } from './held';
import { keepSum, keeps } from './keep';
import { type Qualified, qualifySince } from './qualify';
import { levelIn, type Outcome, type Version } from './reach';
import type { Purchase } from './window';

/**
 * After a refund: as long as what is held was brought about by an order still in its window and no longer holds, goes
 * back at once to the highest level whose rule still does, never below the one before that order, with that level's old
 * validity (4.B.4). Reverting one change uncovers the one before it, so the order in which refunds come does not matter.
 */
export function revertAfterRefund(
  held: Held,
  versionOf: (version: number) => Version,
  purchases: readonly Purchase[],
  at: Date,
  zone: string,
): Outcome {
  let current = held;
  let sum: Qualified['sum'] = { orders: 0, amount: 0 };
  for (;;) {
    const { provisional } = current;
    if (provisional === null || at >= provisional.until) break;
    const next = oneBack(current, versionOf(current.scheme), purchases, zone);
    if (next === null) break;
    current = { ...current, ...next.earned };
    sum = next.sum;
  }
  if (current === held) return { held, change: null };
  const [from, to] = [effectiveLevel(held, at), effectiveLevel(current, at)];
  const isSame = from.code === to.code && (held.lent !== null || held.validTo === current.validTo);
  if (isSame) return { held: current, change: null };
  const changedAt = later(at, held.changedAt);
  return {
    held: { ...current, changedAt },
    change: {
      reason: 'reverted',
      from: { code: from.code, rank: from.rank },
      to: { code: to.code, rank: to.rank },
      at: changedAt,
      validTo: current.validTo,
      scheme: current.scheme,
      facts: { ...sum },
    },
  };
}

/** What is held when the last change falls, with what was counted, or null when it still stands. */
function oneBack(held: Held, version: Version, purchases: readonly Purchase[], zone: string) {
  const { provisional, keepFrom: cause } = held;
  if (provisional === null) return null;
  const { before, kind } = provisional;
  const under: Held = { ...held, ...before };
  if (kind === 'kept') {
    const isKept = keeps(under, version, purchases, zone);
    return isKept ? null : { earned: before, sum: keepSum(under, version, purchases, zone) };
  }
  const { scheme } = version;
  // Windows as they were when it was reached, from what was held then: its keeping counts from its cause.
  const { level, sum } = qualifySince(scheme, under, purchases, cause, zone);
  if (level.rank >= levelIn(scheme, held).rank) return null;
  if (level.rank <= levelIn(scheme, before).rank) return { earned: before, sum };
  // A level in between is held as if the order had reached only that one.
  const { since, validTo, keepFrom, graceUntil } = held;
  const { code, rank } = level;
  const earned: Earned = { code, rank, since, validTo, keepFrom, graceUntil, scheme: held.scheme, provisional };
  return { earned, sum };
}

/** Moves the end of the window of an order that completed, wherever it still stands behind what is held (4.A.4). */
export function moveWindow<E extends Earned>(held: E, orderId: string, until: Date): E {
  const { provisional } = held;
  if (provisional === null) return held;
  const before = moveWindow(provisional.before, orderId, until);
  const isIts = provisional.orderId === orderId;
  if (!isIts && before === provisional.before) return held;
  return { ...held, provisional: { ...provisional, before, until: isIts ? until : provisional.until } };
}
