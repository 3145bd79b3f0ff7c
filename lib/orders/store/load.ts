import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import {
  LineRow,
  OrderRow,
  type ParkedRefund,
  ParkedRow,
  RefundRow,
  type StoredLine,
  type StoredOrder,
  type StoredRefund,
} from './rows';

const columns = (row: z.ZodObject): string =>
  Object.keys(row.shape)
    .map((name) => `t."${name}"`)
    .join(', ');

/** The key under which an order is known to the seller. */
export type OrderKey = { readonly externalId: string; readonly memberId: string; readonly orderId: string };

// Primary key externalId. Rows are never changed, so reading them without a lock is safe.
const readKeys = statement(
  'orders.keys',
  'SELECT "externalId", "memberId", "orderId" FROM "OrderKey" WHERE "externalId" = ANY($1::text[])',
  z.object({ externalId: z.string(), memberId: z.string(), orderId: z.string() }),
);

/** The keys of orders that exist. */
export const orderKeys = (db: Db, externalIds: readonly string[]): Promise<OrderKey[]> => readKeys(db, [externalIds]);

// Primary key (memberId, id).
const readOrders = statement(
  'orders.by-key',
  `SELECT ${columns(OrderRow)} FROM "Order" t JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, o) ON t."memberId" = n.m AND t."id" = n.o`,
  OrderRow,
);

// A guest's order has no member row to lock: its own row is the lock. Same key.
const lockRows = statement(
  'orders.lock',
  `SELECT ${columns(OrderRow)} FROM "Order" t JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, o) ON t."memberId" = n.m AND t."id" = n.o
   ORDER BY t."memberId", t."id" FOR NO KEY UPDATE OF t`,
  OrderRow,
);

// Primary key (memberId, orderId, id), by its first two columns.
const readLines = statement(
  'orders.lines',
  `SELECT ${columns(LineRow)} FROM "OrderLine" t JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, o)
     ON t."memberId" = n.m AND t."orderId" = n.o ORDER BY t."memberId", t."orderId", t."position"`,
  LineRow,
);

// Primary key (memberId, orderId, refundNo), by its first two columns.
const readRefunds = statement(
  'orders.refunds',
  `SELECT ${columns(RefundRow)} FROM "Refund" t JOIN unnest($1::uuid[], $2::uuid[]) AS n(m, o)
     ON t."memberId" = n.m AND t."orderId" = n.o ORDER BY t."createdAt"`,
  RefundRow,
);

// Primary key (orderExternalId, refundNo), by its first column; the table is nearly empty.
const readParked = statement(
  'orders.parked',
  `SELECT ${columns(ParkedRow)} FROM "ParkedRefund" t
   WHERE t."orderExternalId" = ANY($1::text[]) AND t."state" = 'parked' ORDER BY t."parkedAt", t."refundNo"`,
  ParkedRow,
);

const pairs = (keys: readonly OrderKey[]) => [keys.map((key) => key.memberId), keys.map((key) => key.orderId)];

/** Orders by key with their lines. With `lock` the order rows are locked too, in key order (guests need it). */
export async function readOrdersWithLines(
  db: Db,
  keys: readonly OrderKey[],
  { lock }: { readonly lock: boolean },
): Promise<{ order: StoredOrder; lines: StoredLine[] }[]> {
  if (keys.length === 0) return [];
  // Sent together, carried out one after the other: the lines are read when the orders are locked.
  const [orders, rows] = await Promise.all([
    (lock ? lockRows : readOrders)(db, pairs(keys)),
    readLines(db, pairs(keys)),
  ]);
  const lines = Map.groupBy(rows, ({ orderId }) => orderId);
  return orders.map((order) => ({ order, lines: lines.get(order.id) ?? [] }));
}

/** The refunds of orders, oldest first. */
export const refundsOf = (db: Db, keys: readonly OrderKey[]): Promise<StoredRefund[]> =>
  keys.length === 0 ? Promise.resolve([]) : readRefunds(db, pairs(keys));

/** The refunds that wait for these orders, in the order in which they came. */
export const parkedRefunds = (db: Db, externalIds: readonly string[]): Promise<ParkedRefund[]> =>
  externalIds.length === 0 ? Promise.resolve([]) : readParked(db, [externalIds]);
