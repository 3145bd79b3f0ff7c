import type { FileRecord } from './row';

/**
 * What became of a row. `…_before`: an earlier run did it. `open`: a trial run cannot say, since the sale of a credit is
 * looked for in the database.
 */
export type Outcome =
  | 'imported'
  | 'imported_before'
  | 'credited'
  | 'credited_before'
  | 'unmatched'
  | 'rejected'
  | 'open';

/** One row with what became of it, why, and a detail for people. */
export type RowOutcome = {
  readonly record: FileRecord;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly detail: string;
};

/** Whether the row belongs on the list of what was not, or not wholly, taken. */
export const isListed = ({ outcome, reason }: RowOutcome): boolean =>
  outcome === 'rejected' || outcome === 'unmatched' || reason === 'partial';
