import { z } from 'zod';
import { taskKind } from '../kind';
import { orderCount } from '../rules/orders';

/** The first paid order (首单); one that comes back whole takes it back. */
export const firstOrder = taskKind({
  code: 'first_order',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'times',
  sample: { name: 'order.settled', facts: { order: 'a', goods: 9_900 } },
  count: (_, happening) => orderCount(happening, 0),
  target: () => 1,
  go: () => '/shop',
});
