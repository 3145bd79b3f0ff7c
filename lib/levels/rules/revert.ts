import { type Earned, effectiveLevel, type Held, later } from './held';
import { keeps } from './keep';
import { fits, levelIn, type Outcome, qualifyingLevel, type Version } from './reach';
import { factsOf, type Purchase, reachStart, sumPurchases } from './window';

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
  for (;;) {
    const { provisional } = current;
    if (provisional === null || at >= provisional.until) break;
    const next = oneBack(current, versionOf(current.scheme), purchases, at, zone);
    if (next === null) break;
    current = { ...current, ...next };
  }
  if (current === held) return { held, change: null };
  const [from, to] = [effectiveLevel(held, at), effectiveLevel(current, at)];
  const isSame = from.code === to.code && (held.lent !== null || held.validTo === current.validTo);
  if (isSame) return { held: current, change: null };
  const changedAt = later(at, held.changedAt);
  const sum = sumPurchases(purchases, reachFrom(current, versionOf, at, zone), null);
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

/** What is held when the last change falls, or null when it still stands. */
function oneBack(held: Held, version: Version, purchases: readonly Purchase[], at: Date, zone: string): Earned | null {
  const { provisional } = held;
  if (provisional === null) return null;
  const { before, kind } = provisional;
  if (kind === 'kept') return keeps({ ...held, ...before }, version, purchases, zone) ? null : before;
  const { scheme } = version;
  const facts = factsOf(sumPurchases(purchases, reachStart(scheme, held, at, zone), null), held);
  if (fits(levelIn(scheme, held), facts)) return null;
  const level = qualifyingLevel(scheme, facts);
  if (level.rank <= levelIn(scheme, before).rank) return before;
  // A level in between is held as if the order had reached only that one.
  const { since, validTo, keepFrom, graceUntil } = held;
  return { code: level.code, rank: level.rank, since, validTo, keepFrom, graceUntil, scheme: held.scheme, provisional };
}

const reachFrom = (held: Held, versionOf: (version: number) => Version, at: Date, zone: string): Date | null =>
  reachStart(versionOf(held.scheme).scheme, held, at, zone);

/** Moves the end of the window of an order that completed, wherever it still stands behind what is held (4.A.4). */
export function moveWindow<E extends Earned>(held: E, orderId: string, until: Date): E {
  const { provisional } = held;
  if (provisional === null) return held;
  const before = moveWindow(provisional.before, orderId, until);
  const isIts = provisional.orderId === orderId;
  if (!isIts && before === provisional.before) return held;
  return { ...held, provisional: { ...provisional, before, until: isIts ? until : provisional.until } };
}
