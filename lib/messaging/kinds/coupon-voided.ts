import { z } from 'zod';
import { noticeKind } from '../kind';

/** Coupons that nobody may use any more, since the campaign they came from was ended so (S0-5.4). */
export const couponVoided = noticeKind({
  code: 'coupon_voided',
  event: 'coupon.voided',
  category: 'coupons',
  purpose: 'service',
  payload: z.object({ batchId: z.string() }),
  example: { batchId: '019aa7c4-0000-7000-8000-000000000000' },
  tell: ({ batchId }) => ({ values: { coupon: { of: 'batch', code: batchId } }, href: '/coupons', once: batchId }),
});
