import { must } from '@/lib/kernel/assert';
import { type Outcome, refused } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import type { CouponRef, CouponWork } from '../life/work';
import { type CodeRow, codesForUpdate, takeCode } from '../store/codes';
import { applyClaim, retractClaim } from './apply';
import type { ClaimAnswer, ClaimAsk } from './asks';
import { loadClaimWork } from './load';
import { type CouponClaim, claimAsk } from './promise';
import { saveClaimWork } from './save';
import type { ClaimWork } from './work';

/** A copy that an order brings along to be claimed, under the id that its quote gave it. */
export type WantedClaim = CouponRef & { readonly claim: CouponClaim };

/** Claims of a set of orders between one load and one save; codes and stocks are locked meanwhile. */
export type OrderClaims = {
  readonly work: ClaimWork;
  readonly codes: Map<string, CodeRow>;
  readonly asks: ReadonlyMap<string, ClaimAsk & { readonly hash: string | null }>;
};

/** The codes of a set, locked after its members and before copies and stocks (4.F); without any, no statement. */
export const lockClaimCodes = (db: Db, wanted: readonly WantedClaim[]): Promise<Map<string, CodeRow>> =>
  codesForUpdate(
    db,
    wanted.flatMap(({ claim }) => claim.hash ?? []),
  );

/** Loads what deciding the claims needs; null without any. The stocks have been locked with the copies of the set. */
export async function loadOrderClaims(
  db: Db,
  wanted: readonly WantedClaim[],
  codes: Map<string, CodeRow>,
  now: Date,
): Promise<OrderClaims | null> {
  if (wanted.length === 0) return null;
  const { work, asks } = await loadClaimWork(
    db,
    wanted.map(({ memberId, couponId, claim }) => claimAsk(memberId, couponId, claim)),
    now,
  );
  const named = wanted.flatMap(({ couponId, claim }, place) => {
    const ask = asks[place];
    return ask === undefined ? [] : [[couponId, { ...ask, hash: claim.hash }] as const];
  });
  return { work, codes, asks: new Map(named) };
}

/**
 * Claims a copy for an order on the running state of the set (4.E): of two who typed the last one the first has it, and
 * the other is told why. It then lives among the copies of the set like any other.
 */
export function claimForOrder(
  claims: OrderClaims | null,
  coupons: CouponWork,
  { couponId }: CouponRef,
): Outcome<ClaimAnswer> {
  const ask = claims?.asks.get(couponId);
  if (claims === null || ask === undefined) return refused('coupon_not_found');
  const { work, codes } = claims;
  const { hash } = ask;
  const code = hash === null ? null : (codes.get(hash) ?? null);
  if (hash !== null && code?.state !== 'open')
    return refused(code?.state === 'taken' ? 'coupon_claimed' : 'coupon_voided');
  const outcome = applyClaim(work, ask);
  if (!outcome.ok) return outcome;
  const { copy: row } = outcome.value;
  const { row: batch, terms } = must(work.batches.get(row.batchId), 'a claim of a batch that is not loaded');
  coupons.copies.set(row.id, { row, terms, batch, isOwn: true });
  if (code !== null) codes.set(code.hash, { ...code, state: 'taken', memberId: row.memberId, couponId: row.id });
  return outcome;
}

/** Undoes a claim of this set whose order could not be placed after all: nothing of it stays. */
export function retractForOrder(claims: OrderClaims | null, coupons: CouponWork, { couponId }: CouponRef): void {
  const copy = claims?.work.made.find(({ id }) => id === couponId);
  if (claims === null || copy === undefined) return;
  retractClaim(claims.work, copy);
  coupons.copies.delete(couponId);
  coupons.changed.delete(couponId);
  const hash = claims.asks.get(couponId)?.hash ?? null;
  const code = hash === null ? undefined : claims.codes.get(hash);
  if (code !== undefined) claims.codes.set(code.hash, { ...code, state: 'open', memberId: null, couponId: null });
}

/** Saves what the set claimed, before anything else is given from the same batches. */
export async function saveOrderClaims(db: Db, claims: OrderClaims | null): Promise<void> {
  if (claims === null) return;
  const { work, asks } = claims;
  await saveClaimWork(db, work);
  for (const { id, memberId } of work.made) {
    const hash = asks.get(id)?.hash ?? null;
    if (hash !== null) await takeCode(db, hash, memberId, id);
  }
}
