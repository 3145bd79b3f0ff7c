import { z } from 'zod';
import { couponKind } from '../kind';
import { Max, Rate, Threshold } from '../rules/parameters';

/** A part of the price with the most it takes off: 8折, 最多减 50 元 (S0-4.1). */
export const percentOff = couponKind({
  code: 'percent_off',
  params: z.strictObject({ rateBp: Rate, threshold: Threshold, max: Max }),
  fields: { rateBp: { as: 'rate' }, threshold: { as: 'fen', optional: true }, max: { as: 'fen', optional: true } },
  example: { rateBp: 8_000, threshold: 10_000, max: 5_000 },
  says: ({ rateBp, threshold, max }) => ({
    form: `${threshold === 0 ? 'any' : 'from'}${max === null ? '' : 'Max'}`,
    values: {
      rate: { as: 'rate', value: rateBp },
      ...(threshold === 0 ? {} : { threshold: { as: 'money', value: threshold } }),
      ...(max === null ? {} : { max: { as: 'money', value: max } }),
    },
  }),
  effect: ({ rateBp, threshold, max }) => ({
    offer: 'order_discount',
    params: { rateBp, from: threshold },
    layer: 'coupon',
    max,
    goods: null,
  }),
  costMax: ({ max }) => max,
  ofBrief: ({ value, threshold, max }) => ({ rateBp: value, threshold, max }),
  brief: ({ rateBp, threshold }) => ({ value: rateBp, threshold }),
});
