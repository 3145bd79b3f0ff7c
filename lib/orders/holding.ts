import { holding, ownRows } from '@/lib/platform/holding';

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
});
