import { z } from 'zod';
import { couponKind } from '../kind';
import { Fen } from '../rules/parameters';

/** So much off from an amount on: 满300减50 (S0-4.1, S1-3.3). */
export const amountOff = couponKind({
  code: 'amount_off',
  params: z
    .strictObject({ threshold: Fen, off: Fen })
    .refine(({ threshold, off }) => off <= threshold, { path: ['off'], message: 'off_above_threshold' }),
  fields: { threshold: { as: 'fen' }, off: { as: 'fen' } },
  example: { threshold: 30_000, off: 5_000 },
  says: ({ threshold, off }) => ({
    form: 'once',
    values: { threshold: { as: 'money', value: threshold }, off: { as: 'money', value: off } },
  }),
  effect: ({ threshold, off }) => ({
    offer: 'spend_save',
    params: { from: threshold, off },
    layer: 'coupon',
    max: null,
    goods: null,
  }),
  costMax: ({ off }) => off,
  ofBrief: ({ value, threshold }) => ({ threshold, off: value }),
  brief: ({ threshold, off }) => ({ value: off, threshold }),
});
