import { z } from 'zod';
import { offerKind } from '../kind';
import { codes, isOneWay, ONE_WAY, reduceEach, reduction, sayReduction } from '../rules/parameters';

/** Everything of some brands for less: a price ratio, or an amount off each unit (S0-3.1, S0-4.1). */
export const brandDiscount = offerKind({
  code: 'brand_discount',
  layers: ['line', 'coupon'],
  params: z.strictObject({ brands: codes.meta({ as: 'brands' }), ...reduction }).refine(isOneWay, ONE_WAY),
  example: { brands: ['cha-yun'], off: 500 },
  says: ({ brands, ...reduced }) => {
    const { form, values } = sayReduction(reduced);
    return { form, values: { ...values, brands: { as: 'list', value: brands } } };
  },
  covers: ({ brands }, { brand }) => brand !== null && brands.includes(brand),
  isPerLine: true,
  isOfSum: ({ off }) => off === undefined,
  effect: (params, view) => reduceEach(params, view),
});
