import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const ReceivedRow = z.object({ memberId: z.string(), order: z.string(), line: z.string() });

/** A line of an order of a member; the order by its seller's id. */
export type ReceivedLine = z.output<typeof ReceivedRow>;

// OrderKey by its primary key, Order and OrderLine by theirs.
const readReceived = statement(
  'orders.received-lines',
  `SELECT n.m AS "memberId", n.o AS "order", n.l AS "line"
   FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n(m, o, l)
   JOIN "OrderKey" k ON k."externalId" = n.o AND k."memberId" = n.m
   JOIN "Order" t ON t."memberId" = k."memberId" AND t."id" = k."orderId"
   JOIN "OrderLine" x ON x."memberId" = t."memberId" AND x."orderId" = t."id" AND x."id" = n.l
   WHERE t."status" = 'completed' AND x."kind" = 'goods' AND x."quantity" > x."refundedQuantity"`,
  ReceivedRow,
);

/** Those of the lines that their members have received (their order is complete) and have not given back whole (4.L). */
export const receivedLines = (db: Db, lines: readonly ReceivedLine[]): Promise<ReceivedLine[]> =>
  lines.length === 0
    ? Promise.resolve([])
    : readReceived(db, [lines.map((l) => l.memberId), lines.map((l) => l.order), lines.map((l) => l.line)]);
