import { holding, ownRows } from '@/lib/platform/holding';
import { exchangeUnderWay } from './store/under-way';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const mallHolding = holding({
  code: 'mall',
  tables: [
    ownRows('MallOrder', { opens: ['address'], erased: { address: null } }),
    ownRows('MallWish', { erased: 'rows' }),
  ],
  // What is to be sent needs the address, and points that were paid for it would be lost.
  blocks: async (db, ids) => ((await exchangeUnderWay(db, ids)) ? 'deliveries' : null),
});
