import 'server-only';

export { type BookSummary, bookSummary, verifyBook } from './queries';
export type { Account, Asset, Lot } from './rules/book';
export type { Holdings } from './rules/holdings';
export { loadLedger, saveLedger } from './store/book';
export { type KeyedEntry, type PassbookEntry, readEntriesByKey, readPassbook } from './store/passbook';
export { accountOf, type Entry, type LedgerWork, moveActivation, type Posting, postClawback, postCredit } from './work';
