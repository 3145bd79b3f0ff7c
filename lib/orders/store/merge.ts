import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const IdRow = z.object({ orderId: z.string() });

// Index (memberId, placedAt, id).
const noteOrders = statement(
  'orders.merge.note',
  `INSERT INTO "MergedOrder" ("memberId", "mergeId", "orderId") SELECT $2::uuid, $3::uuid, "id" FROM "Order" WHERE "memberId" = $1::uuid
   RETURNING "orderId"`,
  IdRow,
);
// Primary keys MergedOrder (memberId, mergeId, …), Order and Decision. What has been settled meanwhile stays: its points
// are in the survivor's book.
const ordersToReturn = statement(
  'orders.merge.returning',
  `SELECT m."orderId" FROM "MergedOrder" m JOIN "Order" o ON o."memberId" = m."memberId" AND o."id" = m."orderId"
   WHERE m."memberId" = $1::uuid AND m."mergeId" = $2::uuid
     AND NOT EXISTS (SELECT FROM "Decision" d WHERE d."memberId" = $1::uuid AND d."id" = o."decisionId")`,
  IdRow,
);
// The primary keys of all five by their first columns; OrderKey by its own, externalId.
const moveKeys = execution(
  'orders.merge.keys',
  `UPDATE "OrderKey" k SET "memberId" = $2::uuid FROM "Order" o
   WHERE o."memberId" = $1::uuid AND o."id" = ANY($3::uuid[]) AND k."externalId" = o."externalId" AND k."orderId" = o."id"`,
);
const moveLines = execution(
  'orders.merge.lines',
  'UPDATE "OrderLine" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "orderId" = ANY($3::uuid[])',
);
const moveRefunds = execution(
  'orders.merge.refunds',
  'UPDATE "Refund" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "orderId" = ANY($3::uuid[])',
);
const moveFrozen = execution(
  'orders.merge.frozen',
  'UPDATE "FrozenOrder" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "orderId" = ANY($3::uuid[])',
);
const moveRows = execution(
  'orders.merge.rows',
  'UPDATE "Order" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "id" = ANY($3::uuid[])',
);

/** Gives all orders of one locked member to another, with lines, refunds and keys; answers how many (N13). */
export async function mergeOrders(db: Db, from: string, to: string, mergeId: string): Promise<number> {
  const ids = (await noteOrders(db, [from, to, mergeId])).map(({ orderId }) => orderId);
  await move(db, from, to, ids);
  return ids.length;
}

/** Gives the orders that came with a merge back, but for those that have been settled since; answers how many. */
export async function splitOrders(db: Db, from: string, to: string, mergeId: string): Promise<number> {
  const ids = (await ordersToReturn(db, [from, mergeId])).map(({ orderId }) => orderId);
  await move(db, from, to, ids);
  return ids.length;
}

async function move(db: Db, from: string, to: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // Keys first: they are found by the orders.
  for (const run of [moveKeys, moveLines, moveRefunds, moveFrozen, moveRows]) await run(db, [from, to, ids]);
}

const FiguresRow = z.object({
  orders: z.number(),
  amount: z.number(),
  refunded: z.number(),
  firstOrderAt: z.date().nullable(),
  lastOrderAt: z.date().nullable(),
});

/** What the orders of a member come to, as his statistics count them. */
export type OrderFigures = z.output<typeof FiguresRow>;

// Index (memberId, placedAt, id); lines by the first columns of their primary key.
const readFigures = statement(
  'orders.figures',
  `SELECT count(*) FILTER (WHERE NOT o."fullyRefunded")::int4 AS orders, coalesce(sum(o."goods" - o."refundedGoods"), 0)::int8 AS amount,
     coalesce(sum(o."refundedGoods"), 0)::int8 AS refunded, min(o."paidAt") AS "firstOrderAt", max(o."paidAt") AS "lastOrderAt"
   FROM "Order" o WHERE o."memberId" = $1::uuid AND o."paidAt" IS NOT NULL
     AND EXISTS (SELECT FROM "OrderLine" l WHERE l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods')`,
  FiguresRow,
);

/** What the orders of a locked member come to, computed from each of them. */
export async function orderFigures(db: Db, memberId: string): Promise<OrderFigures> {
  const [row] = await readFigures(db, [memberId]);
  return row ?? { orders: 0, amount: 0, refunded: 0, firstOrderAt: null, lastOrderAt: null };
}
