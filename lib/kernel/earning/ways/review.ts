import { z } from 'zod';
import { earningWay } from '../way';

const text = (max: number) => z.string().trim().min(1).max(max);

/** Reviewing a received line of an own order: once per line, taken back when the review is deleted (4.L). */
export const review = earningWay({
  code: 'review',
  params: z.strictObject({}),
  example: {},
  props: z.object({ order: text(128), line: text(64) }),
  propsExample: { order: 'shop-20261121-0001', line: '1' },
  object: ({ order, line }) => JSON.stringify(['review', order, line]),
  proof: ({ order, line }) => ({ order, line }),
  withdrawnBy: 'review_deleted',
});
