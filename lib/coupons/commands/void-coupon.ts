import { recordDecisions } from '@/lib/decisions';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { lockMembersOnly } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { type Db, LostRace } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { codeHash } from '../own-code';
import { decideCoupon } from '../rules/life';
import { VoidCouponInput } from '../schema';
import { addToStocks, stocksForUpdate } from '../store/batches';
import { codeByHash, codeForUpdate, voidCode } from '../store/codes';
import { type CopyRow, copyForUpdate, lifeOf, saveLives } from '../store/copies';

/** What was voided: a member's copy, or a code that nobody had claimed. */
export type Voided = { readonly isRepeat: boolean; readonly batchId: string; readonly copy: CopyRow | null };

/** Voids the copy or the open code behind a code, with the reason; doing it again changes nothing (4.E). */
export const voidCoupon = command({
  name: 'coupons.void',
  can: 'coupons.give',
  input: VoidCouponInput,
  async run({ db, now }, { code, reason }): Promise<Voided> {
    const hash = codeHash(code);
    const row = await codeByHash(db, hash);
    if (row === null) throw UNKNOWN();
    const { memberId, couponId } = row;
    if (memberId === null || couponId === null) return voidOpenCode(db, hash);
    const voided = await voidCopy(db, { memberId, couponId }, reason, now);
    // A merge or its undoing came between the code and the lock.
    if (voided === null) throw new LostRace('coupon of a merged member');
    return voided;
  },
  audit: ({ reason }, { isRepeat, batchId, copy }) => {
    if (isRepeat) return null;
    const about = copy === null ? { objectType: 'couponBatch', objectId: publicId('couponBatch', batchId) } : null;
    return { ...(about ?? { objectType: 'coupon', objectId: publicId('coupon', copy?.id ?? '') }), reason };
  },
});

/** Voids the copy of a member, with the reason kept beside it and as a decision; null when he has no such copy. */
export async function voidCopy(
  db: Db,
  { memberId, couponId }: { readonly memberId: string; readonly couponId: string },
  reason: string,
  now: Date,
): Promise<Voided | null> {
  // Lock order: member, copy, stock (4.F).
  await lockMembersOnly(db, [memberId]);
  const copy = await copyForUpdate(db, memberId, couponId);
  if (copy === null) return null;
  const { batchId } = copy;
  const lived = decideCoupon(lifeOf(copy), { type: 'void' }, now);
  if (lived.kind === 'refused') throw new Refusal(lived.code, lived.facts);
  if (lived.kind === 'repeat') return { isRepeat: true, batchId, copy };
  const voided: CopyRow = {
    ...copy,
    state: 'VOIDED',
    orderId: null,
    heldUntil: null,
    voidedAt: now,
    voidedWhy: reason,
  };
  await saveLives(db, [voided]);
  await countVoided(db, batchId);
  const said = { topic: 'coupon', outcome: 'taken', code: 'coupon_voided', facts: { note: reason } } as const;
  await recordDecisions(db, [
    {
      memberId,
      id: newId(),
      kind: 'coupon.voided',
      subjectType: 'coupon',
      subjectId: couponId,
      at: now,
      reasons: [{ ...said, rule: `coupons@${copy.version}#void` }],
      outcome: { couponId, batchId },
    },
  ]);
  return { isRepeat: false, batchId, copy: voided };
}

const UNKNOWN = () => new Refusal('coupon_not_found', {}, 404);

async function voidOpenCode(db: Db, hash: string): Promise<Voided> {
  const row = await codeForUpdate(db, hash);
  if (row === null) throw UNKNOWN();
  if (row.state === 'taken') throw new LostRace('a member took the code');
  const { batchId } = row;
  if (row.state === 'voided') return { isRepeat: true, batchId, copy: null };
  await voidCode(db, hash);
  await countVoided(db, batchId);
  return { isRepeat: false, batchId, copy: null };
}

async function countVoided(db: Db, batchId: string): Promise<void> {
  await stocksForUpdate(db, [batchId]);
  await addToStocks(db, [{ batchId, voided: 1 }]);
}
