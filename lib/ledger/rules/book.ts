import { assert } from '@/lib/kernel/assert';

/** The two things the ledger keeps: points pay and never qualify, growth qualifies and never pays (C5). */
export type Asset = 'points' | 'growth';

/** The kinds of entry; the kind gives the sign (4.A.1). */
export type EntryType = 'EARN' | 'CLAWBACK' | 'WAIVED';

/** What one credit left to spend; `remaining` in points, ends exclusive. */
export type Lot = {
  readonly id: string;
  readonly entryId: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly earned: number;
  readonly remaining: number;
  readonly activatesAt: Date;
  readonly expiresAt: Date | null;
};

/** One account in memory: the cached figures and the lots that matter. Balance = Σ remaining − debt for points. */
export type Account = {
  readonly memberId: string;
  readonly asset: Asset;
  readonly balance: number;
  readonly debt: number;
  readonly earned: number;
  readonly lots: readonly Lot[];
};

/** How much was taken from (below zero) one lot. */
export type Move = { readonly lotId: string; readonly delta: number };

/** A credit as decided: the account after it, the lot it opens (null for growth) and the debt it repaid. */
export type CreditDecision = { readonly account: Account; readonly lot: Lot | null; readonly debtDelta: number };

/** A clawback as decided: the account after it, the lots it took from and the debt it opened. */
export type ClawbackDecision = {
  readonly account: Account;
  readonly moves: readonly Move[];
  readonly debtDelta: number;
};

/** The account that a member has before the first entry. */
export const emptyAccount = (memberId: string, asset: Asset): Account => ({
  memberId,
  asset,
  balance: 0,
  debt: 0,
  earned: 0,
  lots: [],
});

/**
 * Books a credit: it repays debt first, pending or not, and the rest opens a lot (4.A.1, 4.A.10). Growth opens none:
 * it is never spent, so its balance is the sum of its entries.
 */
export function decideCredit(account: Account, lot: Omit<Lot, 'remaining'>): CreditDecision {
  const amount = lot.earned;
  assert(Number.isSafeInteger(amount) && amount > 0, `credit of ${amount}`);
  const after = { ...account, balance: account.balance + amount, earned: account.earned + amount };
  if (account.asset === 'growth') return { account: after, lot: null, debtDelta: 0 };
  const repaid = Math.min(account.debt, amount);
  const opened: Lot = { ...lot, remaining: amount - repaid };
  return {
    account: { ...after, debt: account.debt - repaid, lots: [...account.lots, opened] },
    lot: opened,
    debtDelta: -repaid || 0,
  };
}

/**
 * Takes back what a source once gave: from that source's own lot, pending or active, then from other active lots in
 * spend order, then as debt (4.A.10). A lot past its end gives nothing: a debit eats only lots alive at its own time.
 */
export function decideClawback(
  account: Account,
  amount: number,
  source: { readonly type: string; readonly id: string },
  at: Date,
): ClawbackDecision {
  assert(Number.isSafeInteger(amount) && amount > 0, `clawback of ${amount}`);
  const after = { ...account, balance: account.balance - amount };
  if (account.asset === 'growth') {
    assert(after.balance >= 0, 'growth below zero');
    return { account: after, moves: [], debtDelta: 0 };
  }
  const isOwn = (lot: Lot) => lot.sourceType === source.type && lot.sourceId === source.id;
  const alive = account.lots.filter((lot) => isAlive(lot, at) && lot.remaining > 0);
  const own = alive.filter(isOwn);
  const others = alive.filter((lot) => !isOwn(lot) && lot.activatesAt <= at).sort(bySpendOrder);
  const moves: Move[] = [];
  let open = amount;
  for (const lot of [...own, ...others]) {
    const taken = Math.min(open, lot.remaining);
    if (taken > 0) moves.push({ lotId: lot.id, delta: -taken });
    open -= taken;
  }
  return {
    account: { ...after, debt: account.debt + open, lots: applyMoves(account.lots, moves) },
    moves,
    debtDelta: open,
  };
}

/** Whether the lot has not ended at the instant; its end is exclusive (4.A.3). */
export const isAlive = (lot: Lot, at: Date): boolean => lot.expiresAt === null || lot.expiresAt > at;

/** Spend order: soonest end first, never-ending last, then earlier activation, then id (4.A.2). */
export function bySpendOrder(a: Lot, b: Lot): number {
  const ends = (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity);
  if (ends !== 0 && !Number.isNaN(ends)) return ends;
  const starts = a.activatesAt.getTime() - b.activatesAt.getTime();
  if (starts !== 0) return starts;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function applyMoves(lots: readonly Lot[], moves: readonly Move[]): Lot[] {
  const deltas = new Map(moves.map(({ lotId, delta }) => [lotId, delta]));
  return lots.map((lot) => ({ ...lot, remaining: lot.remaining + (deltas.get(lot.id) ?? 0) }));
}
