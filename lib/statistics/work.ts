import { localDate } from '@/lib/kernel/day';
import type { Db } from '@/lib/platform/db';
import { type Purchase, type PurchaseDay, partsOf } from './rules/parts';
import { addDays, type MemberDay, recountDays } from './store/days';
import { markStale } from './store/totals';

/** What a set of orders changes of what was bought, between one load and one save. */
export type PurchaseWork = {
  readonly zone: string;
  readonly added: Map<string, PurchaseDay>;
  readonly recounted: Map<string, MemberDay>;
};

/** Nothing bought yet. */
export const purchaseWork = (zone: string): PurchaseWork => ({ zone, added: new Map(), recounted: new Map() });

/** Counts a settled order on its local day (4.H). */
export function countPurchase({ zone, added }: PurchaseWork, purchase: Purchase): void {
  for (const part of partsOf(purchase, zone)) {
    const key = `${part.memberId} ${part.day} ${part.hour} ${part.kind} ${part.code}`;
    const before = added.get(key);
    const [orders, amount] = [part.orders + (before?.orders ?? 0), part.amount + (before?.amount ?? 0)];
    added.set(key, { ...part, orders, amount });
  }
}

/** Something of an order came back: its day is counted anew when the order is saved. */
export function recountPurchase({ zone, recounted }: PurchaseWork, memberId: string, paidAt: Date): void {
  const day = localDate(paidAt, zone);
  recounted.set(`${memberId} ${day}`, { memberId, day });
}

/** Saves what was bought; to be sent after the orders, from which days are counted anew. */
export async function savePurchaseWork(db: Db, { zone, added, recounted }: PurchaseWork): Promise<void> {
  const changed = new Set([...added.values(), ...recounted.values()].map(({ memberId }) => memberId));
  await Promise.all([
    addDays(db, [...added.values()]),
    recountDays(db, [...recounted.values()], zone),
    markStale(db, [...changed].sort()),
  ]);
}
