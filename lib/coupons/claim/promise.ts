import { startOfDay } from '@/lib/kernel/day';
import { heldLevels } from '@/lib/levels';
import { memberById } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { gateKeeper } from '@/lib/segments';
import type { No } from '../rules/redeem';
import { type CopyRow, hadOf } from '../store/copies';
import { applyClaim } from './apply';
import type { ClaimAsk } from './asks';
import { loadBatches } from './load';
import { type ClaimWork, hadKey } from './work';

/** How a copy that a quote only promises is claimed when its order is placed: by a code made in advance, or from an open batch. */
export type CouponClaim = { readonly batchId: string; readonly hash: string | null };

/** The ask of a member for such a copy, under the id that the quote gave it. */
export const claimAsk = (memberId: string, couponId: string, { batchId, hash }: CouponClaim): ClaimAsk => ({
  memberId,
  batchId,
  couponId,
  key: hash === null ? null : `code:${hash}`,
  way: hash === null ? 'claim' : 'code',
  from: {},
});

/** What a claim would come to now: the copy as it would be, or why there would be none. */
export type Promised = { readonly copy: CopyRow } | { readonly no: No };

/**
 * What claims of a member would come to at the instant, one after the other, by all limits (4.E): nothing is locked,
 * reserved or kept. Whoever places an order by it claims in earnest.
 */
export async function promiseClaims(
  db: Db,
  memberId: string,
  claims: readonly CouponClaim[],
  now: Date,
): Promise<Promised[]> {
  if (claims.length === 0) return [];
  const work = await lookAt(db, memberId, claims, now);
  return claims.map((claim): Promised => {
    const outcome = applyClaim(work, claimAsk(memberId, newId(), claim));
    return outcome.ok ? { copy: outcome.value.copy } : { no: outcome.refusal };
  });
}

async function lookAt(db: Db, memberId: string, claims: readonly CouponClaim[], now: Date): Promise<ClaimWork> {
  const { zone } = await program(db);
  const ids = [...new Set(claims.map(({ batchId }) => batchId))];
  const [profile, batches, had, [held], gate] = await Promise.all([
    memberById(db, memberId),
    loadBatches(db, ids),
    hadOf(
      db,
      ids.map((batchId) => ({ memberId, batchId })),
      startOfDay(now, zone),
    ),
    heldLevels(db, [memberId]),
    gateKeeper(db, 'batch', { codes: ids, memberIds: [memberId], now }),
  ]);
  return {
    now,
    zone,
    batches,
    members: new Map(profile === null ? [] : [[memberId, profile]]),
    levels: new Map(held === undefined ? [] : [[memberId, held.code]]),
    gate,
    verdicts: new Map(),
    stocks: new Map([...batches].map(([id, { row }]) => [id, row])),
    had: new Map(had.map((row) => [hadKey(row), row])),
    known: new Map(),
    made: [],
    decisions: [],
  };
}
