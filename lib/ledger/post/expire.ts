import { must } from '@/lib/kernel/assert';
import { newId } from '@/lib/platform/new-id';
import { decideExpire, dueLots } from '../rules/expire';
import { accountOf, type LedgerWork } from '../work';
import { record } from './record';

/** The business key of a lot's end: one entry for each lot (4.A.3). */
export const expireKey = (lotId: string): string => `EXPIRE:lot:${lotId}`;

/** Writes off the lots of a loaded account that have ended; as the job does it for all members at once. */
export function postExpiry(work: LedgerWork, memberId: string, at: Date, said: { actor: string; now: Date }): number {
  const due = dueLots(accountOf(work, memberId, 'points'), at);
  for (const { id: lotId, expiresAt } of due) {
    const { points, change } = decideExpire(accountOf(work, memberId, 'points'), lotId);
    const posting = {
      memberId,
      asset: 'points' as const,
      amount: points,
      key: expireKey(lotId),
      source: { type: 'lot', id: lotId },
      rule: 'ledger#expiry',
      reason: 'expired',
      detail: {},
      occurredAt: must(expiresAt, 'a lot that ended without an end'),
      ...said,
    };
    record(work, posting, { id: newId(), type: 'EXPIRE', direction: -1, change });
  }
  return due.length;
}
