import { newId } from '@/lib/platform/new-id';
import type { Move } from '../rules/book';
import { type ClawbackPolicy, decideClawback } from '../rules/clawback';
import { accountOf, type Entry, type LedgerWork } from '../work';
import { type Posting, record, unchanged } from './record';

/**
 * What takes back what a source gave, for either asset: which source under which key, when it gave and when that is
 * taken. `about` names the part of the rules by which it is taken; the asset's own policy says how.
 */
export type Claw = Omit<Posting, 'asset' | 'rule' | 'occurredAt'> & {
  readonly about: string;
  readonly earnedAt: Date;
  readonly takenAt: Date;
};

/** What a clawback booked: its entry, the lots it took from, what became debt and what was waived. */
export type Clawed = {
  readonly entry: Entry;
  readonly moves: readonly Move[];
  readonly taken: number;
  readonly debt: number;
  readonly waived: number;
};

/**
 * Books a CLAWBACK of what the posting's source once gave (4.A.10); what the policy does not collect is a WAIVED entry
 * of its own, never silence. A write-off that came after the clawback's own time is undone by an entry first.
 */
export function postClawback(
  work: LedgerWork,
  posting: Posting,
  from: { readonly type: string; readonly id: string },
  policy: ClawbackPolicy = 'ALLOW_DEBT',
): Clawed {
  const { memberId, asset, amount, key, occurredAt: at } = posting;
  const decision = decideClawback(accountOf(work, memberId, asset), { amount, source: from, at, policy });
  for (const { lotId, points, change } of decision.reopened) {
    const undone = { ...posting, amount: points, key: `EXPIRE:lot:${lotId}:undone:${key}`, reason: 'late_clawback' };
    const source = { type: 'lot', id: lotId };
    record(work, { ...undone, source, detail: {} }, { id: newId(), type: 'EXPIRE', direction: 1, change });
  }
  const { change, taken, waived } = decision;
  const entry = record(work, { ...posting, amount: taken }, { id: newId(), type: 'CLAWBACK', direction: -1, change });
  if (waived > 0) {
    const said = {
      ...posting,
      amount: waived,
      key: `WAIVED:${key}`,
      reason: 'waived',
      detail: { ...(posting.detail as object), policy: asset === 'growth' ? 'CLAMP' : policy, entryId: entry.id },
    };
    record(work, said, { id: newId(), type: 'WAIVED', direction: 0, change: unchanged(change.account) });
  }
  return { entry, moves: change.moves, taken, debt: change.debtDelta, waived };
}
