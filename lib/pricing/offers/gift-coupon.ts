import { z } from 'zod';
import { offerKind } from '../kind';
import { give, giving, sayGiving } from '../rules/giving';
import { count } from '../rules/parameters';

/** Coupons of a batch as a gift, back from spending (S0-3.1, S0-4.3). */
export const giftCoupon = offerKind({
  code: 'gift_coupon',
  layers: ['gift'],
  params: z.strictObject({
    batch: z.string().min(1).max(128).meta({ as: 'batch' }),
    quantity: count.default(1),
    ...giving,
  }),
  example: { batch: 'winter-10', from: 10_000, each: true, timesMax: 3, worth: 1_000 },
  needsMember: true,
  says: ({ batch, quantity, ...rule }) =>
    sayGiving(rule, { what: { as: 'list', value: [batch] }, quantity: { as: 'number', value: quantity } }),
  isOfSum: () => true,
  effect: ({ batch, quantity, ...rule }, view) => give(rule, view, { type: 'coupon', of: batch, quantity }),
});
