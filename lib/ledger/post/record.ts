import type { Asset, Change, EntryType } from '../rules/book';
import { accountKey, type Entry, type LedgerWork } from '../work';

/** What whoever books must say: of whom, how much, from what, by which rule, when it happened and when it is written. */
export type Posting = {
  readonly memberId: string;
  readonly asset: Asset;
  readonly amount: number;
  readonly key: string;
  readonly source: { readonly type: string; readonly id: string };
  readonly rule: string;
  readonly reason: string;
  readonly detail: unknown;
  readonly actor: string;
  readonly occurredAt: Date;
  readonly now: Date;
};

/** Writes an entry with what it does to the account into the working set. */
export function record(
  work: LedgerWork,
  posting: Posting,
  booked: { readonly id: string; readonly type: EntryType; readonly direction: 1 | 0 | -1; readonly change: Change },
): Entry {
  const { source, now, ...said } = posting;
  const { id, type, direction } = booked;
  const { account, moves, debtDelta } = booked.change;
  const entry: Entry = {
    ...said,
    id,
    type,
    direction,
    debtDelta,
    sourceType: source.type,
    sourceId: source.id,
    balanceAfter: account.balance,
    createdAt: now,
  };
  work.accounts.set(accountKey(posting.memberId, posting.asset), account);
  work.entries.push(entry);
  work.moves.push(...moves.map((move) => ({ memberId: posting.memberId, entryId: entry.id, ...move })));
  return entry;
}

/** A change that leaves the account as it is, for an entry that only says something. */
export const unchanged = (account: Change['account']): Change => ({ account, moves: [], opened: [], debtDelta: 0 });
