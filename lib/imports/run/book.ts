import type { RowOutcome } from '../rules/outcome';
import { count, countRows, emptyTally, type Figure, type Tally } from '../rules/tally';
import type { RejectsFile } from './rejects-file';

/** What an import has done so far: the counts, and the list of rows that were not, or not wholly, taken. */
export type Book = {
  readonly tally: Tally;
  readonly rows: (outcomes: readonly RowOutcome[]) => Promise<void>;
  readonly count: (figure: Figure, by?: number) => void;
};

/** A book with nothing in it. */
export function openBook(rejects: RejectsFile | null): Book {
  const tally = emptyTally();
  return {
    tally,
    async rows(outcomes) {
      countRows(tally, outcomes);
      await rejects?.write(outcomes);
    },
    count: (figure, by) => count(tally, figure, by),
  };
}
