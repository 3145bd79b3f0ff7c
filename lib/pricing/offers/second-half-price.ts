import { z } from 'zod';
import { offerKind } from '../kind';
import { everyNth, ratioOfNth } from '../rules/nth';
import { count, priceRate } from '../rules/parameters';

const HALF_BP = 5_000;

/** The second piece at half price, or another part of it: of one SKU, or of all goods in scope (S0-5.1). */
export const secondHalfPrice = offerKind({
  code: 'second_half_price',
  layers: ['line'],
  params: z.strictObject({
    rateBp: priceRate.default(HALF_BP),
    among: z.enum(['sku', 'scope']).default('sku'),
    timesMax: count.nullable().default(null),
  }),
  example: {},
  says: ({ rateBp, among }) => ({ form: among, values: { rate: { as: 'rate', value: rateBp } } }),
  ignoresAmount: true,
  ratio: ({ rateBp }) => ratioOfNth({ size: 2, full: 1, rateBp }),
  effect: ({ rateBp, among, timesMax }, view) => everyNth(view, { size: 2, full: 1, rateBp, timesMax }, among),
});
