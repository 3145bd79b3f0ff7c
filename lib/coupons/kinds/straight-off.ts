import { z } from 'zod';
import { couponKind } from '../kind';
import { Fen } from '../rules/parameters';

/** So much off, whatever the amount: 立减 10 元 (S0-4.1). */
export const straightOff = couponKind({
  code: 'straight_off',
  params: z.strictObject({ off: Fen }),
  fields: { off: { as: 'fen' } },
  example: { off: 1_000 },
  says: ({ off }) => ({ form: 'once', values: { off: { as: 'money', value: off } } }),
  effect: ({ off }) => ({
    offer: 'order_discount',
    params: { off, from: 0 },
    layer: 'coupon',
    max: null,
    goods: null,
  }),
  costMax: ({ off }) => off,
  ofBrief: ({ value }) => ({ off: value }),
  brief: ({ off }) => ({ value: off, threshold: 0 }),
});
