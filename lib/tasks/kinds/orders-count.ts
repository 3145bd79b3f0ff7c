import { z } from 'zod';
import { taskKind } from '../kind';
import { orderCount } from '../rules/orders';

/** So many paid orders from an amount; one that comes back whole is taken back. */
export const ordersCount = taskKind({
  code: 'orders_count',
  params: z.strictObject({ from: z.int().min(0).max(1_000_000_000).default(0) }),
  fields: { from: { as: 'fen', optional: true } },
  example: { from: 5_000 },
  unit: 'times',
  sample: { name: 'order.settled', facts: { order: 'a', goods: 9_900 } },
  count: ({ from }, happening) => orderCount(happening, from),
  go: () => '/shop',
});
