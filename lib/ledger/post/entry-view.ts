import { must } from '@/lib/kernel/assert';
import { bySpendOrder, type Lot, type Move } from '../rules/book';
import type { PassbookEntry } from '../store/passbook';
import { accountOf, type Entry, type LedgerWork } from '../work';

/** A line that was just booked as the passbook will read it, so that answering needs no further read. */
export function entryView(work: LedgerWork, entry: Entry, moves: readonly Move[]): PassbookEntry {
  const { memberId, key: _, detail, ...said } = entry;
  const { lots } = accountOf(work, memberId, entry.asset);
  return {
    ...said,
    detail: detail as Record<string, unknown>,
    // In spend order, as the passbook reads them: a repeat must get its answer with the lots in the same places.
    lots: [
      ...lots.filter(({ entryId }) => entryId === entry.id).map((lot) => shown(lot, lot.earned)),
      ...moves.map(({ lotId, delta }) =>
        shown(
          must(
            lots.find(({ id }) => id === lotId),
            'a moved lot',
          ),
          delta,
        ),
      ),
    ].sort((a, b) => bySpendOrder(a, b) || a.delta - b.delta),
  };
}

const shown = ({ id, activatesAt, expiresAt }: Lot, delta: number) => ({ id, delta, activatesAt, expiresAt });
