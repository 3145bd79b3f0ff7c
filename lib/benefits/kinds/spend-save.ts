import { z } from 'zod';
import { benefitKind } from '../kind';
import { Fen, offerEffect } from '../rules/parameters';

/** So much off from an amount on, once or for every such amount (满额减, S0-3.1). */
export const spendSave = benefitKind({
  code: 'spend_save',
  family: 'spend_save',
  params: z
    .strictObject({ from: Fen, off: Fen, each: z.boolean().default(false) })
    .refine(({ from, off }) => off <= from, { path: ['off'], message: 'off_above_threshold' }),
  fields: { from: { as: 'fen' }, off: { as: 'fen' }, each: { as: 'flag' } },
  example: { from: 20_000, off: 3_000 },
  says: ({ from, off, each }) => ({
    form: each ? 'each' : 'once',
    values: { from: { as: 'money', value: from }, off: { as: 'money', value: off } },
  }),
  effect: (params) => offerEffect('spend_save', 'order', params),
});
