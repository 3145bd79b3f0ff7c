import { z } from 'zod';
import { benefitKind } from '../kind';
import { checkOff, Fen, From, OFF_FIELDS, off, offerEffect, reductionOf, sayOff } from '../rules/parameters';

/** The whole order for less (整单折扣, S0-3.1). */
export const orderDiscount = benefitKind({
  code: 'order_discount',
  family: 'discount',
  params: z.strictObject({ ...off, from: From, max: Fen.nullable().default(null) }).superRefine(checkOff),
  fields: { ...OFF_FIELDS, from: { as: 'fen', optional: true }, max: { as: 'fen', optional: true } },
  example: { rateBp: 9_500, from: 10_000, max: 5_000 },
  says: ({ from, ...less }) => sayOff(less, {}, from),
  effect: ({ from, max, ...less }) => offerEffect('order_discount', 'order', { ...reductionOf(less), from }, max),
});
