import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { viewOf } from './settlement/state';
import { orderKeys, readOrdersWithLines } from './store/load';
import { OrderRow, type StoredLine } from './store/rows';
import type { OrderView } from './types';

/** An order with its lines, for reading. */
export type OrderDetail = OrderView & { readonly lines: readonly Omit<StoredLine, 'memberId' | 'orderId'>[] };

const columns = Object.keys(OrderRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

// Index (memberId, placedAt, id), backwards.
const readPage = statement(
  'orders.page',
  `SELECT ${columns} FROM "Order" WHERE "memberId" = $1
     AND ($2::timestamptz IS NULL OR ("placedAt", "id") < ($2, $3::uuid))
   ORDER BY "placedAt" DESC, "id" DESC LIMIT $4`,
  OrderRow,
);

/** Where a page of orders ends. */
export type OrderCursor = { readonly placedAt: Date; readonly id: string };

/** Orders of a member, newest first, before the cursor. */
export async function ordersOf(db: Db, memberId: string, cursor: OrderCursor | null, limit: number): Promise<OrderView[]> {
  const rows = await readPage(db, [memberId, cursor?.placedAt ?? null, cursor?.id ?? null, limit]);
  return rows.map(viewOf);
}

/** One order by the id of its seller, or null. */
export async function orderByExternalId(db: Db, externalId: string): Promise<OrderDetail | null> {
  const [found] = await readOrdersWithLines(db, await orderKeys(db, [externalId]), { lock: false });
  if (found === undefined) return null;
  return {
    ...viewOf(found.order),
    lines: found.lines.map(({ memberId: _, orderId: __, ...line }) => line),
  };
}

// Index (memberId, placedAt, id) gives the member's orders; lines by their primary key.
const readNames = statement(
  'orders.names',
  `SELECT l."orderId", min(l."name") FILTER (WHERE l."position" = 0) AS first, count(*)::int AS lines
   FROM "OrderLine" l WHERE l."memberId" = $1 AND l."orderId" = ANY($2::uuid[]) GROUP BY l."orderId"`,
  z.object({ orderId: z.string(), first: z.string().nullable(), lines: z.number() }),
);

/** For a page of orders: the name of each one's first line, and how many lines it has. */
export async function orderTitles(
  db: Db,
  memberId: string,
  orderIds: readonly string[],
): Promise<Map<string, { first: string | null; lines: number }>> {
  const rows = await readNames(db, [memberId, orderIds]);
  return new Map(rows.map(({ orderId, ...title }) => [orderId, title]));
}
