import { z } from 'zod';
import { couponKind } from '../kind';
import { Codes, checkOff, costOfOff, off, offEffect, sayOff } from '../rules/parameters';

/** Something off the goods of some brands (S0-4.1). */
export const brand = couponKind({
  code: 'brand',
  params: z.strictObject({ brands: Codes, ...off }).superRefine(checkOff),
  fields: {
    brands: { as: 'brands' },
    off: { as: 'fen', optional: true },
    rateBp: { as: 'rate', optional: true },
    threshold: { as: 'fen', optional: true },
    max: { as: 'fen', optional: true },
  },
  example: { brands: ['one-leaf'], off: 1_500, threshold: 9_900 },
  says: ({ brands, ...rest }) => sayOff(rest, { brands: { as: 'list', value: brands } }),
  effect: ({ brands, ...rest }) => offEffect(rest, { brands }),
  costMax: costOfOff,
  ofBrief: ({ value, threshold, max, brands }) => ({ brands, off: value, threshold, max }),
  brief: ({ off: amount, rateBp, threshold }) => ({ value: amount ?? rateBp, threshold }),
});
