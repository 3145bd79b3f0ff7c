import 'server-only';

export { type BookSummary, bookSummaries, bookSummary, verifyBook } from './queries';
export type { Account, Asset, Lot } from './rules/book';
export type { Holdings } from './rules/holdings';
export { loadLedger, saveLedger } from './store/book';
export { entriesBefore, type KeyedEntry, type PassbookEntry, readEntriesByKey, readPassbook } from './store/passbook';
export { type LedgerTotals, ledgerTotals } from './store/totals';
export { type BookFault, verifyAllBooks, verifyBooksAfter } from './store/verify';
export { accountOf, type Entry, type LedgerWork, moveActivation, type Posting, postClawback, postCredit } from './work';
