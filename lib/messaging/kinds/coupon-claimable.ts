import { z } from 'zod';
import { noticeKind } from '../kind';

/** A coupon that a member waited for may be claimed by him (M4). */
export const couponClaimable = noticeKind({
  code: 'coupon_claimable',
  event: 'coupon.claimable',
  category: 'coupons',
  purpose: 'service',
  payload: z.object({ batchId: z.string() }),
  example: { batchId: '019aa7c4-0000-7000-8000-000000000000' },
  tell: ({ batchId }) => ({ values: { coupon: { of: 'batch', code: batchId } }, href: '/coupons/centre' }),
});
