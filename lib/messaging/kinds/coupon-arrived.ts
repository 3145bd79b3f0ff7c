import { z } from 'zod';
import { noticeKind } from '../kind';

// Who claims for himself sees what he has; the others are told.
const OWN = ['claim', 'code'];

/** A coupon that somebody gave (S1-2.4); copies of one batch on one day are one message. */
export const couponArrived = noticeKind({
  code: 'coupon_arrived',
  event: 'coupon.claimed',
  category: 'coupons',
  purpose: 'marketing',
  hasStake: true,
  payload: z.object({ batchId: z.string(), source: z.string() }),
  example: { batchId: '019aa7c4-0000-7000-8000-000000000000', source: 'give' },
  tell: ({ batchId, source }) =>
    OWN.includes(source)
      ? null
      : { values: { coupon: { of: 'batch', code: batchId } }, href: '/coupons', once: batchId },
});
