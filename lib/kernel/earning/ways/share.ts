import { z } from 'zod';
import { ACTED_FROM } from '../acted-from';
import { earningWay } from '../way';

/** Sharing something; the same thing counts once a day (4.L). */
export const share = earningWay({
  code: 'share',
  params: z.strictObject({}),
  example: {},
  props: z.object({ object: z.string().trim().min(1).max(256), ...ACTED_FROM }),
  propsExample: { object: 'sku:TEA-01' },
  object: ({ object }, day) => JSON.stringify(['share', day, object]),
});
