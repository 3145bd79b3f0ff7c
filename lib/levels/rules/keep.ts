import { addDays, validityEnd } from '@/lib/kernel/day';
import { type Earned, earnedOf, type Held, later } from './held';
import { type Cause, fits, levelIn, type Outcome, type Version } from './reach';
import { factsOf, keepStart, type Purchase, sumPurchases } from './window';

/** What was bought in the window of the running validity, up to its end or, in grace, to the end of that. */
export function keepSum(held: Held, { scheme }: Version, purchases: readonly Purchase[], zone: string) {
  return sumPurchases(purchases, keepStart(scheme, held, zone), held.graceUntil ?? held.validTo);
}

/** Whether the level's own rule holds over the window of its validity (P-levels: the same rule). */
export function keeps(held: Held, version: Version, purchases: readonly Purchase[], zone: string): boolean {
  const level = levelIn(version.scheme, held);
  return fits(level, factsOf(keepSum(held, version, purchases, zone), held));
}

/**
 * Renews the level for another validity, which begins where the old one ends, however early or late it is met (4.B.3,
 * 4.B.5); its window begins there too.
 */
export function renew(
  held: Held,
  { version, scheme }: Version,
  cause: Cause,
  facts: Readonly<Record<string, unknown>>,
  zone: string,
): Outcome {
  const { validTo } = held;
  if (validTo === null) return { held, change: null };
  const at = later(cause.at, held.changedAt);
  const until = validityEnd(validTo, scheme.validityMonths, zone);
  const { code, rank } = held;
  // The rank is the version's; a level that is gone goes on as the one that stands for it.
  const level = levelIn(scheme, held);
  const earned: Earned = {
    ...earnedOf(held, cause.at),
    code: level.code,
    rank: level.rank,
    since: level.code === code ? held.since : at,
    validTo: until,
    keepFrom: validTo,
    graceUntil: null,
    scheme: version,
    provisional:
      cause.order === null
        ? null
        : { kind: 'kept', orderId: cause.order.id, until: cause.order.until, before: earnedOf(held, cause.at) },
  };
  if (held.lent !== null) return { held: { ...held, ...earned }, change: null };
  return {
    held: { ...held, ...earned, changedAt: at },
    change: {
      reason: 'kept',
      from: { code, rank },
      to: { code: level.code, rank: level.rank },
      at,
      validTo: until,
      scheme: version,
      facts,
    },
  };
}

/** Whether an order paid at the instant can renew: in the last days of the validity, or in grace (4.B.3, 4.B.5). */
export function mayRenewAt(held: Held, { scheme }: Version, at: Date, zone: string): boolean {
  if (held.validTo === null) return false;
  if (held.graceUntil !== null) return at < held.graceUntil;
  return at < held.validTo && at >= addDays(held.validTo, -scheme.renewAheadDays, zone);
}

/** Renews ahead or ends the grace when the order's purchase meets the level's rule again; null when it does not. */
export function keepByOrder(
  held: Held,
  version: Version,
  purchases: readonly Purchase[],
  cause: Cause,
  zone: string,
): Outcome | null {
  if (!mayRenewAt(held, version, cause.at, zone) || !keeps(held, version, purchases, zone)) return null;
  return renew(held, version, cause, { ...keepSum(held, version, purchases, zone) }, zone);
}
