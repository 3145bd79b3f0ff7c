import 'server-only';
import { z } from 'zod';
import type { OrderCard, OrderPage } from '@/components/orders/order-card';
import { orderGainKey } from '@/lib/growth';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { readEntriesByKey } from '@/lib/ledger';
import { booksOf } from '@/lib/members';
import { type ListedOrder, newestOrders, type OrderCursor, ordersOf } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { orderEarnKey } from '@/lib/points';

/** Orders of one page of the list. */
export const ORDERS_LIMIT = 20;

/** A page of the orders of whoever is signed in: newest first, before the cursor. */
export const ordersQuery = query({
  can: 'self',
  input: z.object({ cursor: z.string().max(96).optional() }),
  run: ({ db, actor }, { cursor }): Promise<OrderPage> =>
    readOrderCards(db, 'id' in actor ? actor.id : '', cursor ?? null, ORDERS_LIMIT),
});

/** A page of orders with what each was about and what it earned. */
export async function readOrderCards(
  db: Db,
  memberId: string,
  cursor: string | null,
  limit: number,
): Promise<OrderPage> {
  const found = await ordersOf(db, memberId, cursor === null ? null : readCursor(cursor), limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    orders: await cardsOf(db, memberId, shown),
    nextCursor: found.length > limit && last !== undefined ? writeCursor(last) : null,
  };
}

/** The newest orders of a member with what each was about and what it earned, of those that other parts of the page ask for. */
export const newestOrderCards = async (db: Db, memberId: string, limit: number): Promise<OrderPage['orders']> =>
  cardsOf(db, memberId, (await newestOrders(db, memberId)).slice(0, limit));

async function cardsOf(db: Db, memberId: string, orders: readonly ListedOrder[]): Promise<OrderPage['orders']> {
  const ids = orders.map(({ id }) => id);
  const earned = await earnedBy(db, memberId, ids);
  return orders.map((order) => cardOf(order, earned.get(order.id)));
}

type Earned = { readonly points: number; readonly growth: number };

/** What the orders earned at first, by the entries that say so. */
async function earnedBy(db: Db, memberId: string, ids: readonly string[]): Promise<Map<string, Earned>> {
  const books = await booksOf(db, memberId);
  const keys = ids.flatMap((id) =>
    books.flatMap((book) => [
      { memberId: book, asset: 'points' as const, key: orderEarnKey(id) },
      { memberId: book, asset: 'growth' as const, key: orderGainKey(id) },
    ]),
  );
  const entries = new Map((await readEntriesByKey(db, keys)).map((entry) => [`${entry.asset}|${entry.key}`, entry]));
  const amount = (asset: string, key: string) => entries.get(`${asset}|${key}`)?.amount ?? 0;
  return new Map(
    ids.map((id) => [id, { points: amount('points', orderEarnKey(id)), growth: amount('growth', orderGainKey(id)) }]),
  );
}

function cardOf(order: ListedOrder, earned: Earned | undefined): OrderCard {
  const { id, externalId, status, placedAt, goods, freight, adjustment, tender, refundedGoods } = order;
  // What is paid in money: points pay a part of the goods (4.A.8).
  const total = goods + freight + adjustment - tender;
  return {
    id: publicId('order', id),
    number: externalId,
    title: order.title,
    lines: Math.max(1, order.lines),
    status,
    placedAt: placedAt.toISOString(),
    total,
    refunded: order.back,
    isFullyRefunded: goods > 0 && refundedGoods === goods,
    points: earned?.points ?? 0,
    growth: earned?.growth ?? 0,
  };
}

const writeCursor = ({ placedAt, id }: ListedOrder): string => `${placedAt.getTime()}-${publicId('order', id)}`;

function readCursor(text: string): OrderCursor {
  const [, time = '', id = ''] = /^(\d{1,15})-(\w+)$/.exec(text) ?? [];
  const placedAt = new Date(Number(time || Number.NaN));
  if (Number.isNaN(placedAt.getTime())) throw new Refusal('invalid_cursor', {}, 422);
  return { placedAt, id: requireId('order', id) };
}
