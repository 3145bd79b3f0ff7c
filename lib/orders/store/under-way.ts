import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Index (memberId, placedAt, id): the orders of one member.
const readOpen = statement(
  'orders.under-way',
  `SELECT 1 AS found FROM "Order" WHERE "memberId" = ANY($1::uuid[])
   AND ("status" = 'placed' OR ("status" = 'paid' AND NOT "fullyRefunded" AND "paidAt" > $2::timestamptz)) LIMIT 1`,
  z.object({ found: z.number() }),
);

/** Whether an order of the members waits for its payment, or was paid since the instant and is not completed. */
export const underWay = async (db: Db, memberIds: readonly string[], since: Date): Promise<boolean> =>
  (await readOpen(db, [memberIds, since])).length > 0;
