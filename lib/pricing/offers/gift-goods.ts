import { z } from 'zod';
import { offerKind } from '../kind';
import { give, giving, sayGiving } from '../rules/giving';
import { count } from '../rules/parameters';

/** Goods as a gift, a line at price 0 with a stock of its own (4.C.7, S0-3.1). */
export const giftGoods = offerKind({
  code: 'gift_goods',
  layers: ['gift'],
  params: z.strictObject({
    sku: z.string().min(1).max(128).meta({ as: 'sku' }),
    quantity: count.default(1),
    ...giving,
  }),
  example: { sku: 'CUP-01', from: 20_000, worth: 1_500 },
  says: ({ sku, quantity, ...rule }) =>
    sayGiving(rule, { what: { as: 'list', value: [sku] }, quantity: { as: 'number', value: quantity } }),
  isOfSum: () => true,
  effect: ({ sku, quantity, ...rule }, view) => give(rule, view, { type: 'goods', of: sku, quantity }),
});
