import { barredBy, type Place, readBounds } from '@/lib/kernel/bounds';
import type { Facts } from '@/lib/kernel/refusal';
import { couponKinds } from '../registry';
import { type Copy, decideCoupon, stateInBatch } from './life';
import type { Terms } from './terms';

/** A no with its facts. */
export type No = { readonly code: string; readonly facts: Facts };

/** What redeeming in a store is decided on; the amount is that of the goods it is for, null when nobody says. */
export type RedeemFacts = {
  readonly copy: Copy;
  readonly terms: Terms;
  readonly isBatchVoided: boolean;
  readonly storeCode: string;
  readonly amount: number | null;
  readonly now: Date;
  /** What the copy is bound to beside its terms, and the zone of its hours. */
  readonly bounds: string | null;
  readonly zone: string;
  /** Nothing of a frozen account may be used (4.L). */
  readonly isFrozen: boolean;
};

/** Why a copy may not be redeemed in a store now, or null: its state, its time, the store, the amount (4.E, S0-4.2). */
export function decideRedeem(facts: RedeemFacts): No | null {
  const { copy, terms, isBatchVoided, storeCode, amount, now, bounds, zone, isFrozen } = facts;
  if (isFrozen) return { code: 'member_frozen', facts: {} };
  if (stateInBatch(copy, isBatchVoided, now) === 'VOIDED') return { code: 'coupon_voided', facts: {} };
  const lived = decideCoupon(copy, { type: 'use', orderId: null }, now);
  if (lived.kind === 'refused') return { code: lived.code, facts: lived.facts };
  return (
    notInStore(terms, storeCode) ??
    outOfBounds(bounds, { storeCode, channel: 'pos' }, now, zone) ??
    belowThreshold(terms, amount)
  );
}

/** Whether a coupon counts in a store: in all when none is named, and in none where there is no store (S0-4.2). */
export function notInStore({ scope: { stores } }: Pick<Terms, 'scope'>, storeCode: string | null): No | null {
  if (stores.length === 0 || (storeCode !== null && stores.includes(storeCode))) return null;
  return { code: 'wrong_store', facts: { store: storeCode, needed: stores.join(' ') } };
}

/** Whether a copy is out of what it is bound to beside its terms: the stores and hours of the benefit that gave it. */
export function outOfBounds(bounds: string | null, place: Place, at: Date, zone: string): No | null {
  const read = readBounds(bounds);
  return read === null ? null : barredBy(read, place, at, zone);
}

function belowThreshold({ kind, params }: Terms, amount: number | null): No | null {
  const needed = couponKinds.find(kind)?.brief(params).threshold ?? 0;
  if (amount === null || amount >= needed) return null;
  return { code: 'below_threshold', facts: { actual: amount, needed, short: needed - amount } };
}

/** Whether a redemption may still be undone by whoever stands at the desk: within so many seconds, half-open. */
export function tooLateToUndo(at: Date, seconds: number, now: Date): No | null {
  const until = new Date(at.getTime() + seconds * 1_000);
  return now < until ? null : { code: 'undo_too_late', facts: { until: until.toISOString() } };
}
