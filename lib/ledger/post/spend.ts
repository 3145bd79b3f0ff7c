import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import type { Move } from '../rules/book';
import { decideSpend } from '../rules/spend';
import { accountOf, type Entry, type LedgerWork } from '../work';
import { type Posting, record } from './record';

/** A spend as booked, with the lots it took from. */
export type Spent = { readonly entry: Entry; readonly moves: readonly Move[] };

/** Books a SPEND from the active lots in spend order, or refuses: `points_in_debt`, `insufficient_points` (4.A.2). */
export function postSpend(work: LedgerWork, posting: Omit<Posting, 'asset'>): Outcome<Spent> {
  const account = accountOf(work, posting.memberId, 'points');
  const decision = decideSpend(account, posting.amount, posting.occurredAt);
  if (!decision.allowed) return refused(decision.code, decision.facts);
  const { change } = decision;
  const entry = record(work, { ...posting, asset: 'points' }, { id: newId(), type: 'SPEND', direction: -1, change });
  return accepted({ entry, moves: change.moves });
}
