import { z } from 'zod';
import { taskKind } from '../kind';

/** Reviews of received lines that counted, once per line for ever; a review that is deleted is taken back (4.L). */
export const review = taskKind({
  code: 'review',
  params: z.strictObject({}),
  fields: {},
  example: {},
  unit: 'times',
  sample: { name: 'review', facts: { event: 'e', object: '["review","o","1"]' } },
  count: (_, { name, facts }) => {
    if (name === 'review') return { source: `review:${facts.object ?? facts.event}`, amount: 1 };
    if (name === 'review_deleted') return { voids: `review:${facts.object ?? facts.event}` };
    return null;
  },
  go: () => '/orders',
});
