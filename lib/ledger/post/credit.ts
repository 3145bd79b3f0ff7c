import { newId } from '@/lib/platform/new-id';
import type { Lot } from '../rules/book';
import { decideCredit } from '../rules/credit';
import { accountOf, type Entry, type LedgerWork } from '../work';
import { type Posting, record } from './record';

/** Books an EARN: repays debt, opens a lot that is active from and ends at the given instants. */
export function postCredit(
  work: LedgerWork,
  posting: Posting,
  life: { readonly activatesAt: Date; readonly expiresAt: Date | null },
): { entry: Entry; lot: Lot | null } {
  const entryId = newId();
  const change = decideCredit(accountOf(work, posting.memberId, posting.asset), {
    id: newId(),
    entryId,
    sourceType: posting.source.type,
    sourceId: posting.source.id,
    earned: posting.amount,
    creditedAt: posting.occurredAt,
    ...life,
  });
  return {
    entry: record(work, posting, { id: entryId, type: 'EARN', direction: 1, change }),
    lot: change.opened[0] ?? null,
  };
}
