import { z } from 'zod';
import { couponKind } from '../kind';
import { Codes, checkOff, costOfOff, off, offEffect, sayOff } from '../rules/parameters';

/** Something off the goods of some categories, those below them among them (S0-4.1). */
export const category = couponKind({
  code: 'category',
  params: z.strictObject({ categories: Codes, ...off }).superRefine(checkOff),
  fields: {
    categories: { as: 'categories' },
    off: { as: 'fen', optional: true },
    rateBp: { as: 'rate', optional: true },
    threshold: { as: 'fen', optional: true },
    max: { as: 'fen', optional: true },
  },
  example: { categories: ['fresh'], off: 1_000, threshold: 5_000 },
  says: ({ categories, ...rest }) => sayOff(rest, { categories: { as: 'list', value: categories } }),
  effect: ({ categories, ...rest }) => offEffect(rest, { categories }),
  costMax: costOfOff,
  ofBrief: ({ value, threshold, max, categories }) => ({ categories, off: value, threshold, max }),
  brief: ({ off: amount, rateBp, threshold }) => ({ value: amount ?? rateBp, threshold }),
});
