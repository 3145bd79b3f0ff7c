import { z } from 'zod';
import { offerKind } from '../kind';
import { percentOff } from '../rules/amounts';
import { from, fromAmount, isOneWay, ONE_WAY, reduction, sayReduction } from '../rules/parameters';

/** Less freight: a part of it, or an amount off (S1-3.4.1, S4-2.2). */
export const reducedFreight = offerKind({
  code: 'reduced_freight',
  layers: ['freight'],
  params: z.strictObject({ ...reduction, from }).refine(isOneWay, ONE_WAY),
  example: { off: 500, from: 5_000 },
  says: ({ from: threshold, ...reduced }) => {
    const { form, values } = sayReduction(reduced);
    return { form, values: { ...values, from: { as: 'money', value: threshold } } };
  },
  isOfSum: () => true,
  effect({ from: threshold, rateBp, off }, view) {
    const amount = rateBp === undefined ? (off ?? 0) : percentOff(view.freight, rateBp);
    return fromAmount(threshold, view, { type: 'freight', amount });
  },
});
