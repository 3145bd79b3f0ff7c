import { z } from 'zod';
import { none, offerKind } from '../kind';
import { count, isOneWay, ONE_WAY, reduceAll, reduction, sayReduction } from '../rules/parameters';

/** Less from a number of units on: 3 pieces 10 % off, 5 pieces ¥20 off (S0-3.1). */
export const quantitySave = offerKind({
  code: 'quantity_save',
  layers: ['order', 'line', 'coupon'],
  params: z.strictObject({ from: count, ...reduction }).refine(isOneWay, ONE_WAY),
  example: { from: 3, rateBp: 9_000 },
  says: ({ from, ...reduced }) => {
    const { form, values } = sayReduction(reduced);
    return { form, values: { ...values, from: { as: 'number', value: from } } };
  },
  ratio: ({ rateBp }) => rateBp,
  ignoresAmount: true,
  bounds: ({ off }) => ({ most: off, from: 0 }),
  isOfSum: () => true,
  effect({ from, ...reduced }, view) {
    const actual = view.quantity;
    if (actual < from) return none('below_quantity', { actual, needed: from, short: from - actual });
    return reduceAll(reduced, view);
  },
});
