import { z } from 'zod';
import { taskKind } from '../kind';

/** So much goods bought, in fen; what comes back is taken off in the period of its order. */
export const spendAmount = taskKind({
  code: 'spend_amount',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'fen',
  sample: { name: 'order.settled', facts: { order: 'a', goods: 9_900 } },
  count: (_, { name, facts }) => {
    if (name === 'order.settled') return { source: `order:${facts.order}`, amount: Number(facts.goods) };
    if (name === 'order.refunded')
      return { source: `refund:${facts.order}:${facts.refund}`, amount: -Number(facts.goods) };
    return null;
  },
  go: () => '/shop',
});
