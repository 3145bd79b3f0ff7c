import { z } from 'zod';
import { offerKind } from '../kind';
import { everyNth, ratioOfNth } from '../rules/nth';
import { count } from '../rules/parameters';

const FREE = 0;

/** Take so many and pay fewer: 3 for the price of 2, the cheapest of each group free (S0-5.1). */
export const buyN = offerKind({
  code: 'buy_n',
  layers: ['line'],
  params: z
    .strictObject({
      take: z.int().min(2).max(100),
      pay: count,
      among: z.enum(['sku', 'scope']).default('sku'),
      timesMax: count.nullable().default(null),
    })
    .refine(({ take, pay }) => pay < take, { message: 'pay is less than take' }),
  example: { take: 3, pay: 2 },
  says: ({ take, pay, among }) => ({
    form: among,
    values: { take: { as: 'number', value: take }, pay: { as: 'number', value: pay } },
  }),
  ignoresAmount: true,
  ratio: ({ take, pay }) => ratioOfNth({ size: take, full: pay, rateBp: FREE }),
  effect: ({ take, pay, among, timesMax }, view) =>
    everyNth(view, { size: take, full: pay, rateBp: FREE, timesMax }, among),
});
