import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { countUse, forgetUses, type Limit } from '@/lib/platform/limit';
import type { CouponRef } from '../life/work';
import { codeHash } from '../own-code';
import { isSoundCode, normaliseCode } from '../rules/code';
import { codeByHash } from '../store/codes';

/** How somebody at a till names a copy: by its code, or as one that he sees in a member's wallet. */
export type CopyNamed = { readonly code: string } | { readonly memberId: string; readonly couponId: string };

/** Tries that find nothing, by whoever tries: a code is not found by trying, at a till neither (4.E). */
const TRIES = { name: 'coupon.till', times: 60, seconds: 3_600 } as const satisfies Limit;

/** The copy that is meant, unlocked; a code that opens none is refused, and too many such tries are. */
export async function findCopy(db: Db, named: CopyNamed, by: string): Promise<CouponRef> {
  if ('couponId' in named) {
    return { memberId: requireId('member', named.memberId), couponId: requireId('coupon', named.couponId) };
  }
  const { code } = named;
  await countUse(TRIES, by);
  const row = isSoundCode(normaliseCode(code)) ? await codeByHash(db, codeHash(code)) : null;
  if (row === null) throw new Refusal('coupon_not_found', {}, 404);
  await forgetUses(TRIES, by);
  if (row.state === 'voided') throw new Refusal('coupon_voided');
  if (row.memberId === null || row.couponId === null) throw new Refusal('coupon_unclaimed');
  return { memberId: row.memberId, couponId: row.couponId };
}
