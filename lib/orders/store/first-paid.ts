import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const PaidRow = z.object({
  memberId: z.string(),
  externalId: z.string(),
  paidAt: z.date(),
  completedAt: z.date().nullable(),
  left: z.number(),
});

/** A paid order that was not cancelled: the money of its goods that has not come back, in fen. */
export type FirstPaid = z.output<typeof PaidRow>;

const ROW = `o."memberId", o."externalId", o."paidAt", o."completedAt", (o."goods" - o."refundedGoods")::int8 AS "left"`;

// Index (memberId, placedAt, id), once for each member.
const readFirst = statement(
  'orders.first-paid',
  `SELECT o.* FROM unnest($1::uuid[]) AS m(id) CROSS JOIN LATERAL (
     SELECT ${ROW} FROM "Order" o WHERE o."memberId" = m.id AND o."placedAt" >= $2 AND o."paidAt" IS NOT NULL AND o."cancelledAt" IS NULL
     ORDER BY o."placedAt", o."id" LIMIT $3
   ) o`,
  PaidRow,
);
// OrderKey by primary key, and the order by its own.
const readNamed = statement(
  'orders.paid-named',
  `SELECT ${ROW} FROM "OrderKey" k JOIN "Order" o ON o."memberId" = k."memberId" AND o."id" = k."orderId"
   WHERE k."externalId" = ANY($1::text[]) AND o."paidAt" IS NOT NULL AND o."cancelledAt" IS NULL`,
  PaidRow,
);

/** The first paid orders of members placed from an instant on, at most so many of each. */
export const firstPaidOrders = (
  db: Db,
  memberIds: readonly string[],
  from: Date,
  limit: number,
): Promise<FirstPaid[]> => (memberIds.length === 0 ? Promise.resolve([]) : readFirst(db, [memberIds, from, limit]));

/** Paid orders by their numbers, whosever they are now. */
export const paidOrdersNamed = (db: Db, numbers: readonly string[]): Promise<FirstPaid[]> =>
  numbers.length === 0 ? Promise.resolve([]) : readNamed(db, [numbers]);
