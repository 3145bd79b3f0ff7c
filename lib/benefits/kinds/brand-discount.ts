import { z } from 'zod';
import { benefitKind } from '../kind';
import { Codes, checkOff, OFF_FIELDS, off, offerEffect, reductionOf, sayOff } from '../rules/parameters';

/** Some goods for less, by brands (品牌折扣, S0-3.1). */
export const brandDiscount = benefitKind({
  code: 'brand_discount',
  family: 'discount',
  params: z.strictObject({ brands: Codes, ...off }).superRefine(checkOff),
  fields: { brands: { as: 'codes' }, ...OFF_FIELDS },
  example: { brands: ['cha-yun'], rateBp: 9_000 },
  says: ({ brands, ...less }) => sayOff(less, { brands: { as: 'list', value: brands } }),
  effect: ({ brands, ...less }) => offerEffect('brand_discount', 'line', { brands, ...reductionOf(less) }),
});
