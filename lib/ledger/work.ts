import { must } from '@/lib/kernel/assert';
import { newId } from '@/lib/platform/new-id';
import {
  type Account,
  type Asset,
  decideClawback,
  decideCredit,
  type EntryType,
  emptyAccount,
  type Lot,
  type Move,
} from './rules/book';

/** A booked entry, ready to be saved. */
export type Entry = {
  readonly memberId: string;
  readonly id: string;
  readonly asset: Asset;
  readonly type: EntryType;
  readonly amount: number;
  readonly direction: 1 | -1;
  readonly debtDelta: number;
  readonly balanceAfter: number;
  readonly key: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly rule: string;
  readonly reason: string;
  readonly detail: unknown;
  readonly actor: string;
  readonly occurredAt: Date;
  readonly createdAt: Date;
};

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

/** The books of a set of members held in memory between one load and one save; the members are locked meanwhile. */
export type LedgerWork = {
  readonly accounts: Map<string, Account>;
  /** Accounts as they were loaded: what has to be saved is the difference. */
  readonly loaded: ReadonlyMap<string, Account>;
  readonly entries: Entry[];
  readonly moves: { memberId: string; entryId: string; lotId: string; delta: number }[];
};

/** The key of an account within a working set. */
export const accountKey = (memberId: string, asset: Asset): string => `${asset}:${memberId}`;

/** A working set over loaded accounts. */
export function ledgerWork(accounts: readonly Account[]): LedgerWork {
  const loaded = new Map(accounts.map((account) => [accountKey(account.memberId, account.asset), account]));
  return { accounts: new Map(loaded), loaded, entries: [], moves: [] };
}

/** The account as it stands now in the working set. */
export const accountOf = (work: LedgerWork, memberId: string, asset: Asset): Account =>
  work.accounts.get(accountKey(memberId, asset)) ?? emptyAccount(memberId, asset);

/** Books an EARN: repays debt, opens a lot that is active from and ends at the given instants. */
export function postCredit(
  work: LedgerWork,
  posting: Posting,
  life: { readonly activatesAt: Date; readonly expiresAt: Date | null },
): { entry: Entry; lot: Lot | null } {
  const before = accountOf(work, posting.memberId, posting.asset);
  const entryId = newId();
  const { account, lot, debtDelta } = decideCredit(before, {
    id: newId(),
    entryId,
    sourceType: posting.source.type,
    sourceId: posting.source.id,
    earned: posting.amount,
    ...life,
  });
  const entry = record(work, posting, { id: entryId, type: 'EARN', direction: 1, debtDelta, account, moves: [] });
  return { entry, lot };
}

/** Books a CLAWBACK of what the posting's source once gave (4.A.10). */
export function postClawback(
  work: LedgerWork,
  posting: Posting,
  from: { readonly type: string; readonly id: string },
): { entry: Entry; moves: readonly Move[]; debt: number } {
  const before = accountOf(work, posting.memberId, posting.asset);
  const { account, moves, debtDelta } = decideClawback(before, posting.amount, from, posting.occurredAt);
  const entry = record(work, posting, { id: newId(), type: 'CLAWBACK', direction: -1, debtDelta, account, moves });
  return { entry, moves, debt: debtDelta };
}

/** Moves the activation of a source's pending lot, when its order completes (4.A.4). Answers whether one moved. */
export function moveActivation(
  work: LedgerWork,
  memberId: string,
  source: { readonly type: string; readonly id: string },
  activatesAt: Date,
): boolean {
  const account = accountOf(work, memberId, 'points');
  const isMoved = (lot: Lot) =>
    lot.sourceType === source.type && lot.sourceId === source.id && lot.activatesAt > activatesAt;
  if (!account.lots.some(isMoved)) return false;
  const lots = account.lots.map((lot) => (isMoved(lot) ? { ...lot, activatesAt } : lot));
  work.accounts.set(accountKey(memberId, 'points'), { ...account, lots });
  return true;
}

/** The lots that are new or changed since they were loaded, as they have to be saved. */
export function changedLots(work: LedgerWork): { memberId: string; asset: Asset; lot: Lot; isNew: boolean }[] {
  const changed: { memberId: string; asset: Asset; lot: Lot; isNew: boolean }[] = [];
  for (const [key, account] of work.accounts) {
    const before = work.loaded.get(key);
    if (before === account) continue;
    const known = new Map(before?.lots.map((lot) => [lot.id, lot]));
    for (const lot of account.lots) {
      const old = known.get(lot.id);
      if (old === lot) continue;
      const isSame = old?.remaining === lot.remaining && old.activatesAt.getTime() === lot.activatesAt.getTime();
      if (!isSame) changed.push({ memberId: account.memberId, asset: account.asset, lot, isNew: old === undefined });
    }
  }
  return changed;
}

/** The accounts whose figures changed, with how many entries each got. */
export function changedAccounts(work: LedgerWork): { account: Account; entries: number }[] {
  const counts = new Map<string, number>();
  for (const { memberId, asset } of work.entries) {
    const key = accountKey(memberId, asset);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, entries]) => ({
    account: must(work.accounts.get(key), 'entry without account'),
    entries,
  }));
}

function record(
  work: LedgerWork,
  posting: Posting,
  booked: {
    id: string;
    type: EntryType;
    direction: 1 | -1;
    debtDelta: number;
    account: Account;
    moves: readonly Move[];
  },
): Entry {
  const { source, now, ...said } = posting;
  const { account, moves, ...rest } = booked;
  const entry: Entry = {
    ...said,
    ...rest,
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
