import { z } from 'zod';
import { offerKind } from '../kind';
import { belowThreshold, fen, judgedAmount } from '../rules/parameters';

/** So much off from an amount on (满300减50), once or for every such amount (S0-3.1, S0-4.1, S1-3.3). */
export const spendSave = offerKind({
  code: 'spend_save',
  layers: ['order', 'coupon', 'line'],
  params: z
    .strictObject({ from: fen, off: fen, each: z.boolean().default(false) })
    .refine(({ from, off }) => off <= from, { message: 'off is at most from' }),
  example: { from: 30_000, off: 5_000 },
  says: ({ from, off, each }) => ({
    form: each ? 'each' : 'once',
    values: { from: { as: 'money', value: from }, off: { as: 'money', value: off } },
  }),
  bounds: ({ from, off, each }) => ({ most: each ? undefined : off, from }),
  isOfSum: () => true,
  effect({ from, off, each }, view) {
    const reached = (times: number): boolean => judgedAmount(view, off * times) >= from * times;
    let times = each ? Math.floor(view.amount / from) : 1;
    // What is left after the offer must reach the threshold too when that is its basis: fewer times may.
    while (times > 1 && !reached(times)) times -= 1;
    if (times < 1 || !reached(times)) return belowThreshold(from, judgedAmount(view, view.amount >= from ? off : 0));
    return { type: 'discount', amount: off * times, weights: view.nets };
  },
});
