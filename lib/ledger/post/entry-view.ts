import { must } from '@/lib/kernel/assert';
import type { Move } from '../rules/book';
import type { PassbookEntry } from '../store/passbook';
import { accountOf, type Entry, type LedgerWork } from '../work';

/** A line that was just booked as the passbook will read it, so that answering needs no further read. */
export function entryView(work: LedgerWork, entry: Entry, moves: readonly Move[]): PassbookEntry {
  const { memberId, key: _, detail, ...said } = entry;
  const { lots } = accountOf(work, memberId, entry.asset);
  return {
    ...said,
    detail: detail as Record<string, unknown>,
    lots: moves.map(({ lotId, delta }) => {
      const { activatesAt, expiresAt } = must(
        lots.find(({ id }) => id === lotId),
        'a moved lot',
      );
      return { id: lotId, delta, activatesAt, expiresAt };
    }),
  };
}
