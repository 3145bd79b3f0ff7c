import { parseId } from '@/lib/kernel/id';
import type { WithheldFacts } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import type { CouponRef } from '../life/work';
import { codeHash } from '../own-code';
import { batchesById, termsName, termsOf } from '../store/batches';
import { codeByHash } from '../store/codes';
import { copiesByIds } from '../store/copies';
import { redemptionById } from '../store/redemptions';
import type { CopyNamed } from './find';

const KINDS = { return: 'coupon.returned', undo: 'coupon.undone' } as const;

/** What a copy that was not given back is kept as (N2): a return or an undoing that was refused; null when it is nobody's. */
export async function couponWithheld(
  db: Db,
  named: CopyNamed | { readonly redemption: string },
  event: keyof typeof KINDS,
): Promise<WithheldFacts | null> {
  const ref = await refOf(db, named);
  const [copy] = ref === null ? [] : await copiesByIds(db, [ref]);
  if (copy === undefined) return null;
  const [terms, batches] = await Promise.all([termsOf(db, [copy]), batchesById(db, [copy.batchId])]);
  const name = terms.get(termsName(copy))?.name;
  return {
    memberId: copy.memberId,
    kind: KINDS[event],
    subjectType: 'coupon',
    subjectId: copy.id,
    topic: 'coupon',
    rule: `coupons@${copy.version}#${event}`,
    facts: { batch: name?.zh ?? batches.get(copy.batchId)?.code ?? null, batchEn: name?.en ?? null },
  };
}

async function refOf(db: Db, named: Parameters<typeof couponWithheld>[1]): Promise<CouponRef | null> {
  if ('redemption' in named) {
    const id = parseId('redemption', named.redemption);
    return id === null ? null : redemptionById(db, id);
  }
  if ('code' in named) {
    const row = await codeByHash(db, codeHash(named.code));
    return row?.memberId && row.couponId ? { memberId: row.memberId, couponId: row.couponId } : null;
  }
  const [memberId, couponId] = [parseId('member', named.memberId), parseId('coupon', named.couponId)];
  return memberId === null || couponId === null ? null : { memberId, couponId };
}
