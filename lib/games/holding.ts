import { holding, ownRows } from '@/lib/platform/holding';
import { prizesDue } from './store/prizes-due';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const gamesHolding = holding({
  code: 'games',
  tables: [ownRows('GameDraw'), ownRows('PrizeOrder', { opens: ['address'], erased: { address: null } })],
  // What is to be sent needs the address; what has none yet is given up.
  blocks: async (db, ids) => ((await prizesDue(db, ids)).toShip > 0 ? 'deliveries' : null),
  stake: async (db, ids) => ({ prizes: (await prizesDue(db, ids)).toAddress }),
});
