import { z } from 'zod';
import { couponKind } from '../kind';
import { Max, Threshold } from '../rules/parameters';

/** No freight, up to an amount if one is named (S0-4.1, S1-3.4.2). */
export const freeShipping = couponKind({
  code: 'free_shipping',
  params: z.strictObject({ threshold: Threshold, max: Max }),
  fields: { threshold: { as: 'fen', optional: true }, max: { as: 'fen', optional: true } },
  example: { threshold: 5_000, max: 1_500 },
  says: ({ threshold, max }) => ({
    form: `${threshold === 0 ? 'any' : 'from'}${max === null ? '' : 'Max'}`,
    values: {
      ...(threshold === 0 ? {} : { threshold: { as: 'money', value: threshold } }),
      ...(max === null ? {} : { max: { as: 'money', value: max } }),
    },
  }),
  effect: ({ threshold, max }) => ({
    offer: 'free_freight',
    params: { from: threshold },
    layer: 'freight',
    max,
    goods: null,
  }),
  costMax: ({ max }) => max,
  // The value of a free delivery is the most freight that it covers.
  ofBrief: ({ value, threshold, max }) => ({ threshold, max: max ?? value }),
  brief: ({ threshold, max }) => ({ value: max, threshold }),
});
