import { z } from 'zod';
import { benefitKind } from '../kind';
import { Codes, checkOff, OFF_FIELDS, off, offerEffect, reductionOf, sayOff } from '../rules/parameters';

/** Some goods for less, by categories (品类折扣, S0-3.1). */
export const categoryDiscount = benefitKind({
  code: 'category_discount',
  family: 'discount',
  params: z.strictObject({ categories: Codes, ...off }).superRefine(checkOff),
  fields: { categories: { as: 'codes' }, ...OFF_FIELDS },
  example: { categories: ['fresh'], rateBp: 9_000 },
  says: ({ categories, ...less }) => sayOff(less, { categories: { as: 'list', value: categories } }),
  effect: ({ categories, ...less }) => offerEffect('category_discount', 'line', { categories, ...reductionOf(less) }),
});
