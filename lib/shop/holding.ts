import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const shopHolding = holding({
  code: 'shop',
  tables: [
    ownRows('CartLine', { erased: 'rows' }),
    ownRows('CartChoice', { erased: 'rows' }),
    ownRows('ShopOrder'),
    ownRows('RefundRequest', { hides: ['key', 'decidedBy', 'decidedName'], erased: { reason: '', answer: null } }),
  ],
});
