import 'server-only';
import type { Db } from '@/lib/platform/db';
import { type Saving, savedOf, savingsOf } from './rules/savings';
import { viewOf } from './settlement/state';
import { savingOrders } from './store/saving';
import type { OrderView } from './types';

/** An order with what it saved and why. */
export type SavingOrder = { readonly order: OrderView; readonly savings: readonly Saving[]; readonly saved: number };

/** What a member's orders since an instant saved, newest first, and in all (fen); orders that saved nothing are not told. */
export async function savingsSince(
  db: Db,
  memberId: string,
  from: Date,
): Promise<{ readonly total: number; readonly orders: readonly SavingOrder[] }> {
  const orders = (await savingOrders(db, memberId, from))
    .map(({ lines, frozen, ...order }): SavingOrder => {
      const savings = savingsOf(lines, frozen, order.refundedFreight === 0);
      return { order: viewOf(order), savings, saved: savedOf(savings) };
    })
    .filter(({ saved }) => saved > 0)
    .sort((a, b) => b.order.placedAt.getTime() - a.order.placedAt.getTime() || (a.order.id < b.order.id ? 1 : -1));
  return { total: orders.reduce((sum, { saved }) => sum + saved, 0), orders };
}
