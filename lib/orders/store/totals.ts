import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, statement } from '@/lib/platform/db';

const TotalsRow = z.object({ orders: z.number(), amount: z.number(), lastAt: z.date().nullable() });

/** How many orders there are, their goods less what came back (fen), and when the last one was written. */
export type OrderTotals = z.output<typeof TotalsRow>;

// A sequential scan, for one page of the back office; callers keep the answer for a while.
const readTotals = statement(
  'orders.totals',
  `SELECT count(*)::int8 AS orders, coalesce(sum("goods" - "refundedGoods") FILTER (WHERE "paidAt" IS NOT NULL), 0)::int8 AS amount,
          max("updatedAt") AS "lastAt"
   FROM "Order" WHERE $1::text[] IS NULL OR "storeCode" = ANY($1)`,
  TotalsRow,
);

/** All orders together, or those of some stores. */
export const orderTotals = async (db: Db, storeCodes: readonly string[] | null): Promise<OrderTotals> =>
  must((await readTotals(db, [storeCodes]))[0], 'an aggregate has one row');
