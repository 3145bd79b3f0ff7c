import { assert } from '@/lib/kernel/assert';
import { type Account, applyMoves, bySpendOrder, type Change, isActive, isAlive, type Lot, takeFrom } from './book';
import { payersOf } from './debt';

/** What happens to a part of a clawback that the lots do not cover: debt, a written waiver, or pending points only. */
export type ClawbackPolicy = 'ALLOW_DEBT' | 'CLAMP' | 'PENDING_ONLY';

/** A clawback as decided: write-offs it undid first, what it took, and what is waived (4.A.10). */
export type ClawbackDecision = {
  /** One entry each: a lot that was alive at the clawback's own time had been written off since. */
  readonly reopened: readonly { readonly lotId: string; readonly points: number; readonly change: Change }[];
  readonly change: Change;
  readonly taken: number;
  readonly waived: number;
};

type Asked = {
  readonly amount: number;
  readonly source: { readonly type: string; readonly id: string };
  readonly at: Date;
  readonly policy: ClawbackPolicy;
};

/**
 * Takes back what a source once gave: from that source's own lot, pending or active, then from other active lots in
 * spend order, then by policy as debt or waiver (4.A.10). What would be debt is paid at once by lots that were credited
 * after the clawback's own time; those that wait for other orders are not touched. A lot past its end gives nothing; one
 * that was alive at that time gives also what has been written off since, so that a late event finds the same book.
 */
export function decideClawback(account: Account, { amount, source, at, policy }: Asked): ClawbackDecision {
  assert(Number.isSafeInteger(amount) && amount > 0, `clawback of ${amount}`);
  if (account.asset === 'growth') return growthClawback(account, amount);
  const alive = account.lots.filter((lot) => isAlive(lot, at)).map(asBeforeWriteOff);
  const isOwn = (lot: Lot) => lot.sourceType === source.type && lot.sourceId === source.id;
  const own = alive.filter((lot) => isOwn(lot) && (policy !== 'PENDING_ONLY' || lot.activatesAt > at));
  const foreign = alive.filter((lot) => !isOwn(lot));
  const { moves, rest } = takeFrom([...own.sort(pendingFirst(at)), ...othersUnder(policy, foreign, at)], amount);
  const reopened: ClawbackDecision['reopened'][number][] = [];
  let current = account;
  for (const { lotId, delta } of moves) {
    const lot = account.lots.find(({ id }) => id === lotId);
    const points = -delta - (lot?.remaining ?? 0);
    if (points <= 0) continue;
    const change = undoWriteOff(current, lotId, points);
    reopened.push({ lotId, points, change });
    current = change.account;
  }
  const debtDelta = policy === 'ALLOW_DEBT' ? rest : 0;
  const waived = rest - debtDelta;
  const taken = amount - waived;
  return {
    reopened,
    change: {
      account: {
        ...current,
        balance: current.balance - taken,
        debt: current.debt + debtDelta,
        lots: applyMoves(current.lots, moves),
      },
      moves,
      opened: [],
      debtDelta,
    },
    taken,
    waived,
  };
}

/** Which lots of other sources give, in which order: only a policy that knows debt reaches for later credits. */
function othersUnder(policy: ClawbackPolicy, lots: readonly Lot[], at: Date): readonly Lot[] {
  if (policy === 'PENDING_ONLY') return [];
  const payers = payersOf(lots, at);
  return policy === 'CLAMP' ? payers.filter((lot) => isActive(lot, at)) : payers;
}

const asBeforeWriteOff = (lot: Lot): Lot => ({ ...lot, remaining: lot.remaining + (lot.writtenOff ?? 0) });

const pendingFirst =
  (at: Date) =>
  (a: Lot, b: Lot): number =>
    Number(b.activatesAt > at) - Number(a.activatesAt > at) || bySpendOrder(a, b);

function undoWriteOff(account: Account, lotId: string, points: number): Change {
  return {
    account: {
      ...account,
      balance: account.balance + points,
      expired: account.expired - points,
      lots: account.lots.map((lot) =>
        lot.id === lotId
          ? { ...lot, remaining: lot.remaining + points, writtenOff: (lot.writtenOff ?? 0) - points }
          : lot,
      ),
    },
    moves: [{ lotId, delta: points }],
    opened: [],
    debtDelta: 0,
  };
}

/** Growth is never owed: what a change by hand took before cannot be taken again, and is waived (4.A.10). */
function growthClawback(account: Account, amount: number): ClawbackDecision {
  const taken = Math.min(account.balance, amount);
  const after = { ...account, balance: account.balance - taken };
  return {
    reopened: [],
    change: { account: after, moves: [], opened: [], debtDelta: 0 },
    taken,
    waived: amount - taken,
  };
}
