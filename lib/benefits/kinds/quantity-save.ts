import { z } from 'zod';
import { benefitKind } from '../kind';
import { checkOff, OFF_FIELDS, off, offerEffect, reductionOf, sayOff, Units } from '../rules/parameters';

/** Something off from a number of pieces on (满件减, S0-3.1). */
export const quantitySave = benefitKind({
  code: 'quantity_save',
  family: 'spend_save',
  params: z.strictObject({ pieces: Units, ...off }).superRefine(checkOff),
  fields: { pieces: { as: 'count' }, ...OFF_FIELDS },
  example: { pieces: 3, rateBp: 9_000 },
  says: ({ pieces, ...less }) => sayOff(less, { pieces: { as: 'number', value: pieces } }),
  effect: ({ pieces, ...less }) => offerEffect('quantity_save', 'order', { from: pieces, ...reductionOf(less) }),
});
