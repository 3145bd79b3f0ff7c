import { z } from 'zod';
import { offerKind } from '../kind';
import { from, fromAmount } from '../rules/parameters';

/** No freight, from an amount on if one is named (S0-4.1, S1-3.4.1, S4-2.2). */
export const freeFreight = offerKind({
  code: 'free_freight',
  layers: ['freight'],
  params: z.strictObject({ from }),
  example: { from: 9_900 },
  says: ({ from: threshold }) =>
    threshold === 0
      ? { form: 'always', values: {} }
      : { form: 'from', values: { from: { as: 'money', value: threshold } } },
  isOfSum: () => true,
  effect: ({ from: threshold }, view) => fromAmount(threshold, view, { type: 'freight', amount: view.freight }),
});
