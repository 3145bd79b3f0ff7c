import { z } from 'zod';
import { rewardKind } from '../kind';

/** Copies of a coupon batch, named by its code or its id, laid into the wallet (4.E). */
export const coupon = rewardKind({
  code: 'coupon',
  params: z.strictObject({ batch: z.string().trim().min(1).max(128), count: z.int().min(1).max(20) }),
  fields: { batch: { as: 'batch' }, count: { as: 'count', min: 1, max: 20 } },
  example: { batch: 'welcome', count: 1 },
  says: ({ batch, count }) => ({ values: { count }, named: { kind: 'coupon', code: batch } }),
});
