import { z } from 'zod';
import { assert, must } from '@/lib/kernel/assert';
import {
  type Account,
  applyMoves,
  type Change,
  type Counters,
  isAlive,
  type Lot,
  type Move,
  remainingOf,
  takeFrom,
} from './book';
import { payersOf } from './debt';
import { dueLots } from './expire';
import { netted } from './returns';

const MoveSchema = z.object({ lotId: z.string(), delta: z.number() });

/** Zod reading of what a merge carried, from the detail of its entry. */
export const CarriedSchema: z.ZodType<Carried> = z.object({
  lots: z.array(z.object({ from: z.string(), to: z.string(), points: z.number() })),
  debt: z.number(),
  paid: z.array(MoveSchema),
  counters: z.object({ earned: z.number(), spent: z.number(), expired: z.number() }),
});

/** What a merge carried from one member to another, as its entry keeps it: enough to undo it. */
export type Carried = {
  readonly lots: readonly { readonly from: string; readonly to: string; readonly points: number }[];
  readonly debt: number;
  /** What was owed on either side and was paid at once, by lots of the other account as they stand after the merge. */
  readonly paid: readonly Move[];
  readonly counters: Counters;
};

/** Both sides of a merge or of its undoing, with what is to be kept. */
export type MergeDecision = { readonly from: Change; readonly to: Change; readonly carried: Carried };

type Ids = { readonly entryId: string; readonly ids: readonly string[] };

/**
 * Carries all of one account to another: lots with their lives, debt, and the counters of its life. Empty and ended lots
 * go along as they are, so that a later refund, return or clawback of what the other member did finds its own lot (4.A.9,
 * 4.A.10). Lots that have ended must have been written off before, and nothing may be held. The debt is paid at once by
 * what there is (4.A.10).
 */
export function decideMerge(from: Account, to: Account, at: Date, { entryId, ids }: Ids): MergeDecision {
  assert(from.holds.length === 0 && dueLots(from, at).length === 0, 'merging an account that is not at rest');
  const opened = from.lots.map((lot, index) => carriedOn(lot, entryId, must(ids[index], 'an id for each lot')));
  const counters = { earned: from.earned, spent: from.spent, expired: from.expired };
  const joined: Account = {
    ...counted(to, counters, 1),
    balance: to.balance + from.balance,
    debt: to.debt + from.debt,
    lots: [...to.lots, ...opened],
  };
  const { moves, rest } =
    to.asset === 'growth' ? { moves: [], rest: 0 } : takeFrom(payersOf(joined.lots, at), joined.debt);
  // A lot is opened as large as it once was; what it had lost before the merge it loses again in the same entry.
  const lost = opened.map(({ id, earned, remaining }) => ({ lotId: id, delta: remaining - earned }));
  return {
    from: {
      account: {
        ...counted(from, counters, -1),
        balance: 0,
        debt: 0,
        lots: from.lots.map((lot) => ({ ...lot, remaining: 0 })),
      },
      moves: from.lots.flatMap(({ id, remaining }) => (remaining > 0 ? [{ lotId: id, delta: -remaining }] : [])),
      opened: [],
      debtDelta: -from.debt || 0,
    },
    to: {
      account: { ...joined, debt: rest, lots: applyMoves(joined.lots, moves) },
      moves: netted(lost, moves),
      opened,
      debtDelta: rest - to.debt,
    },
    carried: {
      lots: from.lots.map((lot, index) => ({
        from: lot.id,
        to: must(opened[index], 'a lot').id,
        points: lot.remaining,
      })),
      debt: from.debt,
      paid: moves,
      counters,
    },
  };
}

/** A lot as it goes on with another member: same source, same life, same loss, and its origin named. */
const carriedOn = (lot: Lot, entryId: string, id: string): Lot => ({ ...lot, id, entryId, originLotId: lot.id });

/** What is still to go back: the growth that has not been taken since, and the points that were spent before and came back since. */
export type SplitLeft = { readonly balance: number; readonly returned: number };

/**
 * Undoes a merge: what the two paid of each other's debt is owed again, then what is left of the carried lots and of the
 * debt goes back to where it came from, and the counters with it, less what has been undone of them since. What was spent
 * or has ended meanwhile stays where it happened. Growth goes back as far as it is there. Debt that meets points again is
 * paid by them.
 */
export function decideSplit(
  now: Account,
  from: Account,
  carried: Carried,
  at: Date,
  { balance, returned: spentBack }: SplitLeft,
): MergeDecision {
  const unpaid = carried.paid.map(({ lotId, delta }) => ({ lotId, delta: -delta }));
  const alive = new Set(now.lots.flatMap((lot) => (isAlive(lot, at) ? [lot.id] : [])));
  // Points of a lot that has ended meanwhile would have ended unpaid as well.
  const returned = unpaid.filter(({ lotId }) => alive.has(lotId));
  const to = { ...now, debt: now.debt + sumOf(unpaid), lots: applyMoves(now.lots, returned) };
  const lots = carried.lots.flatMap((one) => {
    const lot = to.lots.find(({ id }) => id === one.to);
    const isLeft = lot !== undefined && lot.remaining > 0 && isAlive(lot, at);
    return isLeft ? [{ ...one, points: lot.remaining, activatesAt: lot.activatesAt }] : [];
  });
  const debt = Math.min(carried.debt, to.debt);
  const counters = countersBack(now, from, carried, spentBack);
  const taken = lots.map(({ to: lotId, points }) => ({ lotId, delta: -points }));
  const given = lots.map(({ from: lotId, points }) => ({ lotId, delta: points }));
  const kept = settled({ ...counted(to, counters, -1), lots: applyMoves(to.lots, taken) }, to.debt - debt, at);
  const lotsBack = writeOffsOf(carried, to.lots, from.lots).map(activated(lots));
  const restored = { ...counted(from, counters, 1), lots: applyMoves(lotsBack, given) };
  assert(
    to.asset === 'growth' || remainingOf(restored.lots) === remainingOf(from.lots) + sumOf(given),
    'a lot to go back to',
  );
  const back = settled(restored, from.debt + debt, at);
  const growth = Math.min(balance, to.balance);
  return {
    to: {
      account: balanced(kept.account, to.balance - growth),
      moves: netted([...returned, ...taken], kept.moves),
      opened: [],
      debtDelta: kept.account.debt - now.debt,
    },
    from: {
      account: balanced(back.account, from.balance + growth),
      moves: netted(given, back.moves),
      opened: [],
      debtDelta: back.account.debt - from.debt,
    },
    carried: {
      lots: lots.map(({ from: origin, to: lotId, points }) => ({ from: origin, to: lotId, points })),
      debt,
      paid: returned,
      counters,
    },
  };
}

/**
 * The counters that go back: what came back of a spend since, and what a late clawback has undone of a write-off, counts
 * no longer with either. Never more than there is.
 */
function countersBack(now: Account, from: Account, { counters, lots }: Carried, spentBack: number): Counters {
  const before = new Map(from.lots.map(({ id, writtenOff }) => [id, writtenOff]));
  const since = new Map(now.lots.map(({ id, writtenOff }) => [id, writtenOff ?? 0]));
  const undone = lots.reduce((sum, one) => {
    const off = before.get(one.from) ?? 0;
    return sum + Math.max(0, off - (since.get(one.to) ?? off));
  }, 0);
  return {
    earned: counters.earned,
    spent: Math.max(0, Math.min(counters.spent - spentBack, now.spent)),
    expired: Math.max(0, Math.min(counters.expired - undone, now.expired)),
  };
}

/** What a late clawback undid of a write-off meanwhile, it cannot undo again: the lots say what is left of it. */
function writeOffsOf({ lots }: Carried, since: readonly Lot[], own: readonly Lot[]): readonly Lot[] {
  const carriedTo = new Map(lots.map(({ from, to }) => [from, to]));
  const left = new Map(since.map(({ id, writtenOff }) => [id, writtenOff]));
  return own.map((lot) => {
    const off = left.get(carriedTo.get(lot.id) ?? '') ?? null;
    return lot.writtenOff === null || off === null ? lot : { ...lot, writtenOff: Math.min(lot.writtenOff, off) };
  });
}

/** The account when its lots have paid what they can of what it owes. */
function settled(account: Account, owing: number, at: Date): { readonly account: Account; readonly moves: Move[] } {
  const { moves, rest } =
    account.asset === 'growth' ? { moves: [], rest: 0 } : takeFrom(payersOf(account.lots, at), owing);
  return { account: { ...account, debt: rest, lots: applyMoves(account.lots, moves) }, moves };
}

/** Points are what the lots hold less the debt; growth has no lots and is what is said. */
const balanced = (account: Account, growth: number): Account => ({
  ...account,
  balance: account.asset === 'growth' ? growth : remainingOf(account.lots) - account.debt,
});

const sumOf = (moves: readonly Move[]): number => moves.reduce((total, { delta }) => total + delta, 0);

/** A lot that goes back is active from when it became so meanwhile: an order may have completed (4.A.4). */
const activated = (back: readonly { readonly from: string; readonly activatesAt: Date }[]) => {
  const times = new Map(back.map(({ from, activatesAt }) => [from, activatesAt]));
  return (lot: Lot): Lot => ({ ...lot, activatesAt: times.get(lot.id) ?? lot.activatesAt });
};

const counted = (account: Account, counters: Counters, sign: 1 | -1): Account => ({
  ...account,
  earned: account.earned + sign * counters.earned,
  spent: account.spent + sign * counters.spent,
  expired: account.expired + sign * counters.expired,
});
