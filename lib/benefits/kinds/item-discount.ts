import { z } from 'zod';
import { benefitKind } from '../kind';
import { Codes, checkOff, OFF_FIELDS, off, offerEffect, reductionOf, sayOff } from '../rules/parameters';

/** Some goods for less, by skus (商品折扣, S0-3.1). */
export const itemDiscount = benefitKind({
  code: 'item_discount',
  family: 'discount',
  params: z.strictObject({ skus: Codes, ...off }).superRefine(checkOff),
  fields: { skus: { as: 'codes' }, ...OFF_FIELDS },
  example: { skus: ['SKU-01'], rateBp: 9_000 },
  says: ({ skus, ...less }) => sayOff(less, { skus: { as: 'list', value: skus } }),
  effect: ({ skus, ...less }) => offerEffect('item_discount', 'line', { skus, ...reductionOf(less) }),
});
