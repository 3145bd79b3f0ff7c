import 'server-only';
import type { Db } from '@/lib/platform/db';
import { type Saving, savedOf, savingsOf } from './rules/savings';
import { viewOf } from './settlement/state';
import { frozenOf } from './store/frozen';
import { readOrdersWithLines } from './store/load';
import { paidSince } from './store/paid-since';
import type { OrderView } from './types';

/** An order with what it saved and why. */
export type SavingOrder = { readonly order: OrderView; readonly savings: readonly Saving[]; readonly saved: number };

/** What a member's orders since an instant saved, newest first, and in all (fen); orders that saved nothing are not told. */
export async function savingsSince(
  db: Db,
  memberId: string,
  from: Date,
): Promise<{ readonly total: number; readonly orders: readonly SavingOrder[] }> {
  const keys = (await paidSince(db, memberId, from)).map((orderId) => ({ memberId, orderId, externalId: '' }));
  const [found, frozen] = await Promise.all([
    readOrdersWithLines(db, keys, { lock: false }),
    frozenOf(db, keys).then((rows) => new Map(rows.map((row) => [row.orderId, row]))),
  ]);
  const orders = found
    .map(({ order, lines }): SavingOrder => {
      const savings = savingsOf(lines, frozen.get(order.id) ?? null, order.refundedFreight === 0);
      return { order: viewOf(order), savings, saved: savedOf(savings) };
    })
    .filter(({ saved }) => saved > 0)
    .sort((a, b) => b.order.placedAt.getTime() - a.order.placedAt.getTime() || (a.order.id < b.order.id ? 1 : -1));
  return { total: orders.reduce((sum, { saved }) => sum + saved, 0), orders };
}
