import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import { decideAdjust, type ShortPolicy } from '../rules/adjust';
import type { Lot, Move } from '../rules/book';
import { accountOf, type Entry, type LedgerWork } from '../work';
import { type Posting, record } from './record';

/** A manual change as booked: the lot it opened or the lots it took from, and what it added to the debt. */
export type Adjusted = {
  readonly entry: Entry;
  readonly lot: Lot | null;
  readonly moves: readonly Move[];
  readonly debt: number;
};

/**
 * Books an ADJUST: `points` is signed, the posting says why and by whom (4.A.12). One that takes needs an account loaded
 * with its lots; more than there is is refused as `insufficient_points`, or becomes debt when the caller says so. One
 * that undoes another names it in its detail as `reverses`.
 */
export function postAdjust(
  work: LedgerWork,
  posting: Omit<Posting, 'amount'> & { readonly points: number },
  life: { readonly activatesAt: Date; readonly expiresAt: Date | null },
  onShort: ShortPolicy = 'REFUSE',
): Outcome<Adjusted> {
  const { points, ...said } = posting;
  const entryId = newId();
  const { source, occurredAt: creditedAt } = said;
  const lot = { id: newId(), entryId, sourceType: source.type, sourceId: source.id, creditedAt, ...life };
  const account = accountOf(work, said.memberId, said.asset);
  const decision = decideAdjust(account, points, lot, { at: said.occurredAt, onShort });
  if (!decision.allowed) {
    const { short, available } = decision;
    return refused(`insufficient_${said.asset}`, { short, available });
  }
  const { change } = decision;
  const direction = points > 0 ? 1 : -1;
  const entry = record(work, { ...said, amount: Math.abs(points) }, { id: entryId, type: 'ADJUST', direction, change });
  return accepted({ entry, lot: change.opened[0] ?? null, moves: change.moves, debt: change.debtDelta });
}
