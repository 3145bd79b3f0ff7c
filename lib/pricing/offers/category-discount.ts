import { z } from 'zod';
import { offerKind } from '../kind';
import { codes, isOneWay, ONE_WAY, reduceEach, reduction, sayReduction } from '../rules/parameters';

/** Everything below some categories for less: a price ratio, or an amount off each unit (S0-3.1, S0-4.1). */
export const categoryDiscount = offerKind({
  code: 'category_discount',
  layers: ['line', 'coupon'],
  params: z.strictObject({ categories: codes.meta({ as: 'categories' }), ...reduction }).refine(isOneWay, ONE_WAY),
  example: { categories: ['fresh'], rateBp: 8_500 },
  says: ({ categories, ...reduced }) => {
    const { form, values } = sayReduction(reduced);
    return { form, values: { ...values, categories: { as: 'list', value: categories } } };
  },
  covers: ({ categories }, goods) => goods.categories.some((code) => categories.includes(code)),
  isPerLine: true,
  isOfSum: ({ off }) => off === undefined,
  effect: (params, view) => reduceEach(params, view),
});
