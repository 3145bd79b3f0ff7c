import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: counts of what he bought, under an opaque id like the orders themselves (4.K). */
export const statisticsHolding = holding({
  code: 'statistics',
  tables: [ownRows('PurchaseDay'), ownRows('PurchaseTotal')],
});
