import 'server-only';
import type { Db } from '@/lib/platform/db';
import { viewOf } from './settlement/state';
import { orderKeys, readOrdersWithLines } from './store/load';
import { readOrderPage, readOrderTitles } from './store/read';
import type { StoredLine } from './store/rows';
import type { OrderView } from './types';

/** An order with its lines, for reading. */
export type OrderDetail = OrderView & { readonly lines: readonly Omit<StoredLine, 'memberId' | 'orderId'>[] };

/** Where a page of orders ends. */
export type OrderCursor = { readonly placedAt: Date; readonly id: string };

/** An order as a list tells of it. */
export type ListedOrder = OrderView & {
  /** The name of its first line. */
  readonly title: string | null;
  readonly lines: number;
  /** The money that went back, in fen: without what went back as points or was kept back (4.D). */
  readonly back: number;
};

/** Orders of a member, newest first, before the cursor. */
export async function ordersOf(
  db: Db,
  memberId: string,
  cursor: OrderCursor | null,
  limit: number,
): Promise<ListedOrder[]> {
  const rows = await readOrderPage(db, [memberId, cursor?.placedAt ?? null, cursor?.id ?? null, limit]);
  return rows.map(({ title, lines, back, ...row }) => ({ ...viewOf(row), title, lines, back }));
}

const NEWEST = 20;

/** The newest orders of a member: as many as any part of a page asks about, so that they ask for them once. */
export const newestOrders = (db: Db, memberId: string): Promise<ListedOrder[]> => ordersOf(db, memberId, null, NEWEST);

/** One order by the id of its seller, or null. */
export async function orderByExternalId(db: Db, externalId: string): Promise<OrderDetail | null> {
  const [found] = await readOrdersWithLines(db, await orderKeys(db, [externalId]), { lock: false });
  if (found === undefined) return null;
  return {
    ...viewOf(found.order),
    lines: found.lines.map(({ memberId: _, orderId: __, ...line }) => line),
  };
}

/** For orders that are named elsewhere: the name of each one's first line, and how many lines it has. */
export async function orderTitles(
  db: Db,
  memberId: string,
  orderIds: readonly string[],
): Promise<Map<string, { first: string | null; lines: number }>> {
  if (orderIds.length === 0) return new Map();
  const rows = await readOrderTitles(db, [memberId, orderIds]);
  return new Map(rows.map(({ orderId, ...title }) => [orderId, title]));
}
