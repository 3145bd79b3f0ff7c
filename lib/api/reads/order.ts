import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/kernel/refusal';
import { orderByExternalId } from '@/lib/orders';
import { query } from '@/lib/platform/query';

/** One order with its lines, by the id of its seller. */
export const orderOfExternalId = query({
  can: 'orders.read',
  input: z.object({ orderExternalId: z.string().min(1).max(128) }),
  async run({ db }, { orderExternalId: externalId }) {
    const order = await orderByExternalId(db, externalId);
    if (order === null) throw new Refusal('order_not_found', { externalId }, 404);
    return order;
  },
});
