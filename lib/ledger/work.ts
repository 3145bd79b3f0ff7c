import { must } from '@/lib/kernel/assert';
import { type Account, type Asset, type EntryType, emptyAccount, type Lot } from './rules/book';

/** A booked entry, ready to be saved. */
export type Entry = {
  readonly memberId: string;
  readonly id: string;
  readonly asset: Asset;
  readonly type: EntryType;
  readonly amount: number;
  readonly direction: 1 | 0 | -1;
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

/** A hold as it is stored: held until it is posted or voided, or its end has come (4.A.8). */
export type HoldRow = {
  readonly memberId: string;
  readonly id: string;
  readonly points: number;
  readonly state: 'held' | 'posted' | 'voided';
  readonly key: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly reason: string;
  readonly actor: string;
  readonly heldAt: Date;
  readonly endsAt: Date;
  readonly closedAt: Date | null;
  /** What was spent of it; null unless posted. */
  readonly posted: number | null;
  readonly entryId: string | null;
};

/** The books of a set of members held in memory between one load and one save; the members are locked meanwhile. */
export type LedgerWork = {
  readonly accounts: Map<string, Account>;
  /** Accounts as they were loaded: what has to be saved is the difference. */
  readonly loaded: ReadonlyMap<string, Account>;
  readonly entries: Entry[];
  readonly moves: { memberId: string; entryId: string; lotId: string; delta: number }[];
  /** Holds by id: the open ones of accounts loaded with lots, and those asked for. */
  readonly holds: Map<string, HoldRow>;
  readonly loadedHolds: ReadonlyMap<string, HoldRow>;
};

/** The key of an account within a working set. */
export const accountKey = (memberId: string, asset: Asset): string => `${asset}:${memberId}`;

/** A working set over loaded accounts and holds. */
export function ledgerWork(accounts: readonly Account[], holds: readonly HoldRow[] = []): LedgerWork {
  const loaded = new Map(accounts.map((account) => [accountKey(account.memberId, account.asset), account]));
  const loadedHolds = new Map(holds.map((hold) => [hold.id, hold]));
  return {
    accounts: new Map(loaded),
    loaded,
    entries: [],
    moves: [],
    holds: new Map(loadedHolds),
    loadedHolds,
  };
}

/** The account as it stands now in the working set. */
export const accountOf = (work: LedgerWork, memberId: string, asset: Asset): Account =>
  work.accounts.get(accountKey(memberId, asset)) ?? emptyAccount(memberId, asset);

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
      if (old === undefined || differs(old, lot))
        changed.push({ memberId: account.memberId, asset: account.asset, lot, isNew: old === undefined });
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

const differs = (old: Lot, lot: Lot): boolean =>
  old.remaining !== lot.remaining ||
  old.writtenOff !== lot.writtenOff ||
  old.activatesAt.getTime() !== lot.activatesAt.getTime();
