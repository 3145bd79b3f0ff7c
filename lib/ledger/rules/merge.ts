import { assert, must } from '@/lib/kernel/assert';
import { type Account, applyMoves, type Change, type Counters, isAlive, remainingOf, takeFrom } from './book';
import { payersOf } from './debt';
import { dueLots } from './expire';
import { netted } from './returns';
import { type Part, reopenedAt } from './transfer';

/** What a merge carried from one member to another, as its entry keeps it: enough to undo it. */
export type Carried = {
  readonly lots: readonly { readonly from: string; readonly to: string; readonly points: number }[];
  readonly debt: number;
  readonly counters: Counters;
};

/** Both sides of a merge or of its undoing, with what is to be kept. */
export type MergeDecision = { readonly from: Change; readonly to: Change; readonly carried: Carried };

type Ids = { readonly entryId: string; readonly ids: readonly string[] };

/**
 * Carries all of one account to another: lots with their lives, debt, and the counters of its life. Lots that have ended
 * must have been written off before, and nothing may be held. The debt is paid at once by what there is (4.A.10).
 */
export function decideMerge(from: Account, to: Account, at: Date, { entryId, ids }: Ids): MergeDecision {
  assert(from.holds.length === 0 && dueLots(from, at).length === 0, 'merging an account that is not at rest');
  const parts: Part[] = from.lots.flatMap((lot) => (lot.remaining > 0 ? [{ lot, points: lot.remaining }] : []));
  const opened = parts.map((part, index) => reopenedAt(part, entryId, must(ids[index], 'an id for each lot')));
  const counters = { earned: from.earned, spent: from.spent, expired: from.expired };
  const joined: Account = {
    ...counted(to, counters, 1),
    balance: to.balance + from.balance,
    debt: to.debt + from.debt,
    lots: [...to.lots, ...opened],
  };
  const { moves, rest } =
    to.asset === 'growth' ? { moves: [], rest: 0 } : takeFrom(payersOf(joined.lots, at), joined.debt);
  return {
    from: {
      account: {
        ...counted(from, counters, -1),
        balance: 0,
        debt: 0,
        lots: from.lots.map((lot) => ({ ...lot, remaining: 0 })),
      },
      moves: parts.map(({ lot, points }) => ({ lotId: lot.id, delta: -points })),
      opened: [],
      debtDelta: -from.debt || 0,
    },
    to: {
      account: { ...joined, debt: rest, lots: applyMoves(joined.lots, moves) },
      moves,
      opened,
      debtDelta: rest - to.debt,
    },
    carried: {
      lots: parts.map(({ lot, points }, index) => ({ from: lot.id, to: must(opened[index], 'a lot').id, points })),
      debt: from.debt,
      counters,
    },
  };
}

/**
 * Undoes a merge: what is left of the carried lots and of the debt goes back to the lots it came from, and the counters
 * with it. What was spent or has ended meanwhile stays where it happened. Growth goes back as far as it is there. Debt
 * that meets points again is paid by them.
 */
export function decideSplit(to: Account, from: Account, carried: Carried, at: Date, balance: number): MergeDecision {
  const lots = carried.lots.flatMap((one) => {
    const lot = to.lots.find(({ id }) => id === one.to);
    return lot !== undefined && lot.remaining > 0 && isAlive(lot, at) ? [{ ...one, points: lot.remaining }] : [];
  });
  const debt = Math.min(carried.debt, to.debt);
  const back = lots.reduce((total, { points }) => total + points, 0);
  const moved = to.asset === 'growth' ? Math.min(balance, to.balance) : back - debt;
  const taken = lots.map(({ to: lotId, points }) => ({ lotId, delta: -points }));
  const given = lots.map(({ from: lotId, points }) => ({ lotId, delta: points }));
  const after = { ...counted(to, carried.counters, -1), lots: applyMoves(to.lots, taken) };
  const restored = { ...counted(from, carried.counters, 1), lots: applyMoves(from.lots, given) };
  assert(to.asset === 'growth' || remainingOf(restored.lots) === remainingOf(from.lots) + back, 'a lot to go back to');
  const owing = from.debt + debt;
  const { moves: paid, rest } = takeFrom(payersOf(restored.lots, at), owing);
  return {
    to: {
      account: { ...after, balance: to.balance - moved, debt: to.debt - debt },
      moves: taken,
      opened: [],
      debtDelta: -debt || 0,
    },
    from: {
      account: { ...restored, balance: from.balance + moved, debt: rest, lots: applyMoves(restored.lots, paid) },
      moves: netted(given, paid),
      opened: [],
      debtDelta: rest - from.debt,
    },
    carried: { lots, debt, counters: carried.counters },
  };
}

const counted = (account: Account, counters: Counters, sign: 1 | -1): Account => ({
  ...account,
  earned: account.earned + sign * counters.earned,
  spent: account.spent + sign * counters.spent,
  expired: account.expired + sign * counters.expired,
});
