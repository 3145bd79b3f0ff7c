import { z } from 'zod';
import { offerKind } from '../kind';
import { codes, isOneWay, ONE_WAY, reduceEach, reduction, sayReduction } from '../rules/parameters';

/** Some goods for less, by SKU: a price ratio, or an amount off each unit (S0-3.1). */
export const itemDiscount = offerKind({
  code: 'item_discount',
  layers: ['line', 'coupon'],
  params: z.strictObject({ skus: codes.meta({ as: 'skus' }), ...reduction }).refine(isOneWay, ONE_WAY),
  example: { skus: ['TEA-01'], rateBp: 9_000 },
  says: ({ skus, ...reduced }) => {
    const { form, values } = sayReduction(reduced);
    return { form, values: { ...values, skus: { as: 'list', value: skus } } };
  },
  covers: ({ skus }, { sku }) => skus.includes(sku),
  isPerLine: true,
  isOfSum: ({ off }) => off === undefined,
  effect: (params, view) => reduceEach(params, view),
});
