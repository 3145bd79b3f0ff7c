import { z } from 'zod';
import { benefitKind } from '../kind';
import { Code, From, offerEffect, sayFrom, Units } from '../rules/parameters';

/** Goods for nothing with an order (赠品, S0-3.1). */
export const giftGoods = benefitKind({
  code: 'gift_goods',
  family: 'gift',
  params: z.strictObject({ sku: Code, quantity: Units.default(1), from: From }),
  fields: { sku: { as: 'code' }, quantity: { as: 'count' }, from: { as: 'fen', optional: true } },
  example: { sku: 'MASK-01', quantity: 1, from: 10_000 },
  says: ({ sku, quantity, from }) =>
    sayFrom(from, { sku: { as: 'list', value: [sku] }, quantity: { as: 'number', value: quantity } }),
  effect: (params) => offerEffect('gift_goods', 'gift', params),
});
