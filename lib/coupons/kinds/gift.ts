import { z } from 'zod';
import { couponKind } from '../kind';
import { Threshold } from '../rules/parameters';

const UNITS_MAX = 1_000;

/** Goods for nothing with an order (S0-4.1). */
export const gift = couponKind({
  code: 'gift',
  params: z.strictObject({
    sku: z.string().trim().min(1).max(128),
    quantity: z.int().min(1).max(UNITS_MAX).default(1),
    threshold: Threshold,
  }),
  fields: { sku: { as: 'sku' }, quantity: { as: 'count' }, threshold: { as: 'fen', optional: true } },
  example: { sku: 'MASK-01', quantity: 1, threshold: 10_000 },
  says: ({ sku, quantity, threshold }) => ({
    form: threshold === 0 ? 'any' : 'from',
    values: {
      sku: { as: 'list', value: [sku] },
      quantity: { as: 'number', value: quantity },
      ...(threshold === 0 ? {} : { threshold: { as: 'money', value: threshold } }),
    },
  }),
  effect: ({ sku, quantity, threshold }) => ({
    offer: 'gift_goods',
    params: { sku, quantity, from: threshold },
    layer: 'gift',
    max: null,
    goods: null,
  }),
  costMax: () => null,
  ofBrief: ({ value, threshold, skus }) => ({ sku: skus[0], quantity: value ?? 1, threshold }),
  brief: ({ quantity, threshold }) => ({ value: quantity, threshold }),
});
