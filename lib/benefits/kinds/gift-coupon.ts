import { z } from 'zod';
import { benefitKind } from '../kind';
import { Code } from '../rules/parameters';

/** A coupon of a batch each time, laid in the wallet when it is granted (赠券, S0-3.1, S3-4.1). */
export const giftCoupon = benefitKind({
  code: 'gift_coupon',
  family: 'gift',
  params: z.strictObject({ batch: Code }),
  fields: { batch: { as: 'code' } },
  example: { batch: 'level-gold' },
  says: ({ batch }) => ({ form: 'once', values: { batch: { as: 'list', value: [batch] } } }),
  effect: ({ batch }) => ({ as: 'coupons', batch }),
});
