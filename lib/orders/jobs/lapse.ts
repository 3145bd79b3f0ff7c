import { type Db, withTransaction } from '@/lib/platform/db';
import { loadOrderWork, lockForOrders } from '../settlement/load';
import { lapseOrder } from '../settlement/place';
import { saveOrderWork } from '../settlement/save';
import { unpaidOrders } from '../store/frozen';
import type { OrderKey } from '../store/load';

const ORDERS_AT_ONCE = 200;

/**
 * Ends orders that nobody has paid in time, and gives free what they hold, in chunks of one transaction each; answers how
 * many. A run that is late, killed or twice changes nothing: a payment that came first is found under the lock, and one
 * that comes later holds again (4.A.8).
 */
export async function lapseOrders(at: Date): Promise<number> {
  let ended = 0;
  for (;;) {
    const chunk = await withTransaction(async (db) => {
      const due = await unpaidOrders(db, at, ORDERS_AT_ONCE);
      return { due: due.length, ended: due.length === 0 ? 0 : await lapseIn(db, due, at) };
    });
    ended += chunk.ended;
    if (chunk.due < ORDERS_AT_ONCE) return ended;
  }
}

async function lapseIn(db: Db, due: readonly OrderKey[], at: Date): Promise<number> {
  const members = await lockForOrders(db, due);
  const work = await loadOrderWork(db, { members, known: due, newExternalIds: [], moments: [], now: at });
  let ended = 0;
  for (const [externalId, state] of work.orders) {
    const { row, frozen } = state;
    // Read again under the lock: it may have been paid or cancelled while this set waited.
    if (row.status !== 'placed' || row.payBy === null || row.payBy > at || frozen === null) continue;
    work.orders.set(externalId, { ...lapseOrder(work, { ...state, frozen }), change: 'updated' });
    ended += 1;
  }
  await saveOrderWork(db, work);
  return ended;
}
