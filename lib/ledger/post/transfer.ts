import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { newId } from '@/lib/platform/new-id';
import { decideGive, decideReceive } from '../rules/transfer';
import { accountOf, type Entry, type LedgerWork } from '../work';
import { type Posting, record } from './record';

/** Both lines of a transfer. */
export type Transferred = { readonly out: Entry; readonly in: Entry };

/**
 * Books a TRANSFER between two loaded accounts: the points leave the giver's lots in spend order and live on with the
 * taker as they would have. Moving them back is a transfer of its own that names this one in its detail.
 */
export function postTransfer(
  work: LedgerWork,
  posting: Omit<Posting, 'asset' | 'memberId'>,
  { from, to }: { readonly from: string; readonly to: string },
): Outcome<Transferred> {
  const give = decideGive(accountOf(work, from, 'points'), posting.amount, posting.occurredAt);
  if (!give.allowed) return refused(give.code, give.facts);
  const said = { ...posting, asset: 'points' as const };
  const [outId, entryId] = [newId(), newId()];
  const out = record(
    work,
    { ...said, memberId: from },
    { id: outId, type: 'TRANSFER', direction: -1, change: give.change },
  );
  const ids = give.parts.map(() => newId());
  const change = decideReceive(accountOf(work, to, 'points'), give.parts, { entryId, ids });
  const taken = record(work, { ...said, memberId: to }, { id: entryId, type: 'TRANSFER', direction: 1, change });
  return accepted({ out, in: taken });
}
