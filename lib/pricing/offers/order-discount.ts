import { z } from 'zod';
import { offerKind } from '../kind';
import { from, fromAmount, isOneWay, ONE_WAY, reduceAll, reduction, sayReduction } from '../rules/parameters';

/** The whole order for less, from an amount on if one is named: level discounts, straight-off coupons (S0-3.1, S1-3.4.1). */
export const orderDiscount = offerKind({
  code: 'order_discount',
  layers: ['order', 'coupon'],
  params: z.strictObject({ ...reduction, from }).refine(isOneWay, ONE_WAY),
  example: { rateBp: 8_500, from: 0 },
  says: ({ from: threshold, ...reduced }) => {
    const { form, values } = sayReduction(reduced);
    if (threshold === 0) return { form, values };
    return {
      form: form === 'rate' ? 'rateFrom' : 'offFrom',
      values: { ...values, from: { as: 'money', value: threshold } },
    };
  },
  ratio: ({ rateBp }) => rateBp,
  bounds: ({ from: threshold, off }) => ({ most: off, from: threshold }),
  isOfSum: () => true,
  effect: ({ from: threshold, ...reduced }, view) => fromAmount(threshold, view, reduceAll(reduced, view)),
});
