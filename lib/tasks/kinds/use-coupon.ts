import { z } from 'zod';
import { taskKind } from '../kind';

/** Coupons that were used; a use that comes back is taken back. */
export const useCoupon = taskKind({
  code: 'use_coupon',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'times',
  sample: { name: 'coupon.redeemed', facts: { coupon: 'c', order: 'o' } },
  count: (_, { name, facts }) => {
    const source = `use:${facts.coupon}:${facts.order}`;
    if (name === 'coupon.redeemed') return { source, amount: 1 };
    return name === 'coupon.returned' ? { voids: source } : null;
  },
  go: () => '/coupons',
});
