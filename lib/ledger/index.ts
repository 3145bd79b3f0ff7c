import 'server-only';

export { ledgerHolding } from './holding';
export { type Adjusted, postAdjust } from './post/adjust';
export { type Claw, postClawback } from './post/clawback';
export { postCredit } from './post/credit';
export { entryView } from './post/entry-view';
export { postExpiry } from './post/expire';
export { type HoldAsked, openHold, postHold, voidHold } from './post/hold';
export { type MergeAsked, type Merged, postMerge, postSplit } from './post/merge';
export type { Posting } from './post/record';
export { type OpenSpend, postReturn, returnKey } from './post/return';
export { postSpend, type Spent } from './post/spend';
export { postTransfer, type Transferred } from './post/transfer';
export { type BookSummary, bookSummaries, bookSummary, verifyBook } from './queries';
export type { ShortPolicy } from './rules/adjust';
export type { Account, Asset, EntryType, Hold, Lot } from './rules/book';
export type { ClawbackPolicy } from './rules/clawback';
export { computeHoldings, type Holdings } from './rules/holdings';
export { CarriedSchema } from './rules/merge';
export { heldPoints, isHolding, uncoveredPoints } from './rules/spend';
export { loadLedger, saveLedger } from './store/book';
export { type Ending, pointsEnding } from './store/ending';
export {
  countRun,
  eachDueMembers,
  finishRun,
  membersWithEndedHolds,
  type WrittenOff,
  writeHoldEnds,
  writeOffLots,
} from './store/expiry';
export {
  countEntries,
  type EntryFilter,
  type EntryPlace,
  type Explored,
  type ExplorerPlace,
  exploreEntries,
} from './store/explorer';
export { keepHolds, readHolds, readHoldsByKey } from './store/holds';
export { type Liability, type LiabilityMonth, ledgerLiability } from './store/liability';
export {
  entriesBefore,
  type KeyedEntry,
  type PassbookEntry,
  readEntriesByKey,
  readEntry,
  readPassbook,
  readPassbookEntries,
} from './store/passbook';
export { openSpends } from './store/spends';
export { growthTakenSince, pointsReturnedSince } from './store/taken-since';
export { type LedgerTotals, ledgerTotals } from './store/totals';
export { type BookFault, verifyAllBooks, verifyBooksAfter } from './store/verify';
export { accountOf, type Entry, type HoldRow, type LedgerWork, moveActivation } from './work';
