import type { LevelScheme } from '../schema';
import { type Earned, earnedOf, effectiveLevel, type Held, later } from './held';
import { decideReach, levelIn, type Outcome, reach, type Version } from './reach';
import { factsOf, type Purchase, reachSum } from './window';

/**
 * What is held when another member is merged into this one (N13): the higher of the two levels with its own validity,
 * on equal ones the longer; then, since purchases now count together, the level that they reach at once (4.B.2). What
 * was reached so does not fall with a single order. A drop of either counts for both: neither rises again by what was
 * paid before it (P-levels).
 */
export function mergeHeld(
  to: Held,
  from: Held,
  { version, scheme }: Version,
  purchases: readonly Purchase[],
  { at, zone }: { readonly at: Date; readonly zone: string },
): Outcome {
  const isTaken = isAbove(scheme, from, to);
  const joined: Held = {
    ...to,
    ...joinEarned(scheme, earnedOf(to, at), earnedOf(from, at)),
    reachFrom: latest(to.reachFrom, from.reachFrom),
    invitedAt: to.invitedAt ?? from.invitedAt,
    invitationAcceptedAt: to.invitationAcceptedAt ?? from.invitationAcceptedAt,
    protectedUntil: latest(to.protectedUntil, from.protectedUntil),
    lent: [to.lent, from.lent].reduce((best, lent) =>
      lent === null || (best !== null && levelIn(scheme, best).rank >= levelIn(scheme, lent).rank) ? best : lent,
    ),
  };
  const sum = reachSum(scheme, joined, purchases, at, zone);
  const level = decideReach(scheme, factsOf(sum, joined), joined);
  const held = level === null ? joined : reach(joined, level, { version, scheme }, { at, order: null }, sum, zone).held;
  const [before, after] = [effectiveLevel(to, at), effectiveLevel(held, at)];
  const isSame = before.code === after.code && to.validTo?.getTime() === held.validTo?.getTime();
  if (isSame) return { held, change: null };
  const changedAt = later(at, to.changedAt);
  return {
    held: { ...held, changedAt },
    change: {
      reason: 'merged',
      from: { code: before.code, rank: before.rank },
      to: { code: after.code, rank: after.rank },
      at: changedAt,
      validTo: held.validTo,
      scheme: version,
      facts: { ...sum, how: level !== null ? 'reached' : isTaken ? 'taken' : 'kept' },
    },
  };
}

const isAbove = (scheme: LevelScheme, one: Earned, other: Earned): boolean => {
  const [rank, against] = [levelIn(scheme, one).rank, levelIn(scheme, other).rank];
  return rank > against || (rank === against && endOf(one) > endOf(other));
};

/**
 * The higher of two earned levels, above the other one: should the order behind it be refunded in its window, the level
 * falls no lower than what the other of the two had (4.B.4).
 */
function joinEarned(scheme: LevelScheme, one: Earned, other: Earned): Earned {
  const [high, low] = isAbove(scheme, other, one) ? [other, one] : [one, other];
  const { provisional } = high;
  if (provisional === null) return high;
  return { ...high, provisional: { ...provisional, before: joinEarned(scheme, provisional.before, low) } };
}

/** The level everyone starts with has no end, and no other outlives it. */
const endOf = ({ validTo }: Earned): number => validTo?.getTime() ?? Infinity;

const latest = (one: Date | null, other: Date | null): Date | null =>
  one === null ? other : other === null ? one : later(one, other);
