import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Primary key (memberId, id) by its first column: the exchanges of one member.
const readOpen = statement(
  'mall.under-way',
  `SELECT 1 AS found FROM "MallOrder" WHERE "memberId" = ANY($1::uuid[])
   AND "state" IN ('awaiting_shipment', 'awaiting_pickup') LIMIT 1`,
  z.object({ found: z.number() }),
);

/** Whether an exchange of the members waits to be sent or fetched. */
export const exchangeUnderWay = async (db: Db, memberIds: readonly string[]): Promise<boolean> =>
  (await readOpen(db, [memberIds])).length > 0;
