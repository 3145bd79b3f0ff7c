import { holding, ownRows } from '@/lib/platform/holding';
import { givePointsUp, pointsAtStake } from './of-leaving';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const ledgerHolding = holding({
  code: 'ledger',
  tables: [
    ownRows('LedgerAccount'),
    ownRows('LedgerEntry'),
    ownRows('LedgerLot'),
    ownRows('LedgerLotMove'),
    ownRows('LedgerHold'),
  ],
  stake: pointsAtStake,
  giveUp: givePointsUp,
});
