import { holding, ownRows } from '@/lib/platform/holding';
import { underWay } from './store/under-way';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const ordersHolding = holding({
  code: 'orders',
  tables: [
    ownRows('Order', { hides: ['contentHash'] }),
    ownRows('OrderKey'),
    ownRows('OrderLine'),
    ownRows('Refund', { hides: ['contentHash'] }),
    ownRows('MergedOrder'),
    ownRows('FrozenOrder'),
  ],
  blocks: async (db, ids, since) => ((await underWay(db, ids, since)) ? 'orders' : null),
});
