import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { sourceKey } from '@/lib/kernel/source-key';
import { newId } from '@/lib/platform/new-id';
import type { Asset, Change } from '../rules/book';
import { type Carried, decideMerge, decideSplit, type MergeDecision } from '../rules/merge';
import { heldPoints } from '../rules/spend';
import { accountKey, accountOf, type Entry, type LedgerWork } from '../work';
import { postExpiry } from './expire';
import { type Posting, record } from './record';

/** A merge to book: which member is carried to which, and what to say about it. */
export type MergeAsked = Omit<Posting, 'asset' | 'memberId' | 'amount' | 'key'> & {
  readonly from: string;
  readonly to: string;
};

/** Both lines of one asset, and what they carried. */
export type Merged = { readonly from: Entry; readonly to: Entry; readonly carried: Carried };

/**
 * Books a MERGE of one asset of two loaded accounts: lots, debt and counters are carried over and can be carried back
 * (`postSplit`). What has ended is written off first; an account that holds points is refused as `merge_with_holds`.
 */
export function postMerge(work: LedgerWork, asset: Asset, asked: MergeAsked): Outcome<Merged> {
  const { from, to, occurredAt: at, now, actor } = asked;
  const held = heldPoints(accountOf(work, from, asset), at);
  if (held > 0) return refused('merge_with_holds', { held });
  if (asset === 'points') postExpiry(work, from, at, { actor, now });
  // Holds that have ended hold nothing; their rows are closed by the job.
  const source = { ...accountOf(work, from, asset), holds: [] };
  work.accounts.set(accountKey(from, asset), source);
  const entryId = newId();
  const ids = source.lots.map(() => newId());
  const decision = decideMerge(source, accountOf(work, to, asset), at, { entryId, ids });
  return accepted(booked(work, asset, asked, decision, { entryId, sign: 1 }));
}

/**
 * Undoes a MERGE: what is left of it goes back. `merged` is what the merge's entry kept in its detail, and how many points
 * have come back since that the other had spent before.
 */
export function postSplit(
  work: LedgerWork,
  asset: Asset,
  asked: MergeAsked,
  merged: { readonly carried: Carried; readonly balance: number; readonly returned?: number },
): Merged {
  const [to, from] = [accountOf(work, asked.to, asset), accountOf(work, asked.from, asset)];
  const { carried, balance, returned = 0 } = merged;
  const decision = decideSplit(to, from, carried, asked.occurredAt, { balance, returned });
  return booked(work, asset, asked, decision, { entryId: newId(), sign: -1 });
}

function booked(
  work: LedgerWork,
  asset: Asset,
  { from, to, ...said }: MergeAsked,
  { from: leaving, to: coming, carried }: MergeDecision,
  { entryId, sign }: { readonly entryId: string; readonly sign: 1 | -1 },
): Merged {
  const verb = sign === 1 ? 'MERGE' : 'MERGE:undone';
  const key = `${verb}:${sourceKey(said.source)}`;
  const write = (memberId: string, id: string, change: Change, way: 1 | -1): Entry => {
    const counters = {
      earned: way * carried.counters.earned,
      spent: way * carried.counters.spent,
      expired: way * carried.counters.expired,
    };
    const moved = change.account.balance - accountOf(work, memberId, asset).balance;
    const detail = { ...(said.detail as object), from, to, carried, balance: way * moved, counters };
    const posting = { ...said, memberId, asset, key, detail, amount: Math.abs(moved) };
    const direction = Math.sign(moved) as 1 | 0 | -1;
    return record(work, posting, { id, type: 'MERGE', direction, change });
  };
  const left = write(from, newId(), leaving, sign === 1 ? -1 : 1);
  return { from: left, to: write(to, entryId, coming, sign), carried };
}
