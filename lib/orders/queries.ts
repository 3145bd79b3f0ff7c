import 'server-only';
import type { Db } from '@/lib/platform/db';
import { viewOf } from './settlement/state';
import { orderKeys, readOrdersWithLines, refundsOf } from './store/load';
import { readOrderPage, readOrderTitles } from './store/read';
import type { StoredLine } from './store/rows';
import type { OrderView } from './types';

/** An order with its lines, for reading. */
export type OrderDetail = OrderView & { readonly lines: readonly Omit<StoredLine, 'memberId' | 'orderId'>[] };

/** Where a page of orders ends. */
export type OrderCursor = { readonly placedAt: Date; readonly id: string };

/** Orders of a member, newest first, before the cursor. */
export async function ordersOf(
  db: Db,
  memberId: string,
  cursor: OrderCursor | null,
  limit: number,
): Promise<OrderView[]> {
  const rows = await readOrderPage(db, [memberId, cursor?.placedAt ?? null, cursor?.id ?? null, limit]);
  return rows.map(viewOf);
}

/** The money that went back for orders of a member, in fen: without what went back as points or was kept back (4.D). */
export async function moneyBack(db: Db, memberId: string, orderIds: readonly string[]): Promise<Map<string, number>> {
  const refunds = await refundsOf(
    db,
    orderIds.map((orderId) => ({ memberId, orderId, externalId: '' })),
  );
  const back = new Map<string, number>();
  for (const { orderId, goods, freight, tender, deducted } of refunds) {
    back.set(orderId, (back.get(orderId) ?? 0) + goods + freight - tender - deducted);
  }
  return back;
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

/** For a page of orders: the name of each one's first line, and how many lines it has. */
export async function orderTitles(
  db: Db,
  memberId: string,
  orderIds: readonly string[],
): Promise<Map<string, { first: string | null; lines: number }>> {
  const rows = await readOrderTitles(db, [memberId, orderIds]);
  return new Map(rows.map(({ orderId, ...title }) => [orderId, title]));
}
