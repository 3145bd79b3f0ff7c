import { recordDecisions } from '@/lib/decisions';
import { assert } from '@/lib/kernel/assert';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, memberNamed, memberStats } from '@/lib/members';
import { type Db, withTransaction } from '@/lib/platform/db';
import { countUse, forgetUses, type Limit } from '@/lib/platform/limit';
import { codeHash } from '../own-code';
import { isSoundCode, normaliseCode } from '../rules/code';
import { codeForUpdate, takeCode } from '../store/codes';
import { copyForUpdate } from '../store/copies';
import type { ClaimAnswer, ClaimAsk } from './asks';
import { loadBatches } from './load';
import { processClaimsIn } from './process';
import { claimDecision } from './work';

/** Tries that failed, by whom and from where: a code is not found by trying (4.E). */
const LIMITS = {
  member: { name: 'coupon.code.member', times: 10, seconds: 3_600 },
  device: { name: 'coupon.code.device', times: 20, seconds: 3_600 },
  ip: { name: 'coupon.code.ip', times: 200, seconds: 3_600 },
} as const satisfies Record<string, Limit>;

/** What somebody typed, and what is known of where. */
export type CodeAsk = Pick<ClaimAsk, 'memberId' | 'from'> & { readonly code: string };

/**
 * A member claims the copy of a code that was made in advance: one code, one copy. A code that is right does not count
 * against the limits of trying; typing it again gives the same copy again.
 */
export async function claimByCode({ memberId, code, from }: CodeAsk, now: Date): Promise<Outcome<ClaimAnswer>> {
  const things = [
    [LIMITS.member, memberId] as const,
    ...(from.device ? [[LIMITS.device, from.device] as const] : []),
    ...(from.ip ? [[LIMITS.ip, from.ip] as const] : []),
  ];
  for (const [limit, thing] of things) await countUse(limit, thing);
  if (!isSoundCode(normaliseCode(code))) return UNKNOWN;
  const outcome = await withTransaction((db) => claimIn(db, { memberId, hash: codeHash(code), from }, now));
  // Only the member's own tries are forgiven: one right code must not open a thousand tries from one address.
  if (outcome.ok) await forgetUses(LIMITS.member, memberId);
  return outcome;
}

type HashAsk = Pick<ClaimAsk, 'memberId' | 'from'> & { readonly hash: string };

async function claimIn(db: Db, { memberId: named, hash, from }: HashAsk, now: Date): Promise<Outcome<ClaimAnswer>> {
  // Whoever was merged claims as the survivor (N13); one whom nobody knows is refused with his claim.
  const memberId = memberNamed(await lockMemberWork(db, [named], []), named) ?? named;
  const row = await codeForUpdate(db, hash);
  // A code of somebody's own copy is nobody else's business: it is as unknown as one that does not exist.
  if (row === null || (row.jobId === null && row.memberId !== memberId)) return UNKNOWN;
  if (row.state === 'voided') return withhold(db, memberId, row.batchId, 'coupon_code_voided', now);
  if (row.state === 'taken') {
    if (row.memberId !== memberId || row.couponId === null)
      return withhold(db, memberId, row.batchId, 'coupon_code_taken', now);
    const copy = await copyForUpdate(db, memberId, row.couponId);
    return copy === null ? UNKNOWN : accepted({ isRepeat: true, copy });
  }
  const ask: ClaimAsk = { memberId, batchId: row.batchId, key: `code:${hash}`, way: 'code', from };
  const [outcome = UNKNOWN] = await processClaimsIn(db, [ask], now);
  if (!outcome.ok) return outcome;
  const { copy } = outcome.value;
  assert((await takeCode(db, hash, memberId, copy.id)) === 1, 'a locked open code was taken');
  return outcome;
}

/** A code that is right and gives nothing any more: the member reads why (N2). */
async function withhold(db: Db, memberId: string, batchId: string, code: string, now: Date) {
  const batch = (await loadBatches(db, [batchId])).get(batchId);
  const said = { outcome: 'withheld', code, facts: {} } as const;
  const [known] = await memberStats(db, [memberId]);
  if (known !== undefined)
    await recordDecisions(db, [claimDecision({ memberId, batchId }, batch, said, { couponId: null, now })]);
  return refused(code === 'coupon_code_taken' ? 'coupon_claimed' : 'coupon_voided');
}

const UNKNOWN = refused('coupon_not_found', {}, 404);
