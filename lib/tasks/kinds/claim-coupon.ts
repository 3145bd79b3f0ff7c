import { z } from 'zod';
import { taskKind } from '../kind';

/** Coupons that the member claimed himself. */
export const claimCoupon = taskKind({
  code: 'claim_coupon',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'times',
  sample: { name: 'coupon.claimed', facts: { coupon: 'c', source: 'claim' } },
  count: (_, { name, facts }) =>
    name === 'coupon.claimed' && facts.source === 'claim' ? { source: `coupon:${facts.coupon}`, amount: 1 } : null,
  go: () => '/coupons/centre',
});
