/** The two things the ledger keeps: points pay and never qualify, growth qualifies and never pays (C5). */
export type Asset = 'points' | 'growth';

/** The kinds of entry; kind and direction give the sign (4.A.1). */
export type EntryType =
  | 'EARN'
  | 'SPEND'
  | 'SPEND_RETURN'
  | 'CLAWBACK'
  | 'WAIVED'
  | 'EXPIRE'
  | 'ADJUST'
  | 'TRANSFER'
  | 'MERGE';

/** What one credit left to spend; `remaining` in points, ends exclusive. */
export type Lot = {
  readonly id: string;
  readonly entryId: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly earned: number;
  readonly remaining: number;
  /** When the credit happened that opened it. */
  readonly creditedAt: Date;
  readonly activatesAt: Date;
  readonly expiresAt: Date | null;
  /** The lot whose points came back here: after its end (4.A.9), or from another member. */
  readonly originLotId: string | null;
  /** What was written off at its end, 0 included; null while its EXPIRE entry is not written (4.A.3). */
  readonly writtenOff: number | null;
};

/** A lot about to be opened: it is full and nothing of it is written off. */
export type NewLot = Omit<Lot, 'remaining' | 'originLotId' | 'writtenOff'> & { readonly originLotId?: string | null };

/** Points set aside until they are posted, given free, or `endsAt` has come. */
export type Hold = { readonly id: string; readonly points: number; readonly endsAt: Date };

/** What happened to an account over its life: granted, spent less returned, written off. */
export type Counters = { readonly earned: number; readonly spent: number; readonly expired: number };

/** One account in memory: the cached figures, the lots and open holds that matter. Balance = Σ remaining − debt. */
export type Account = Counters & {
  readonly memberId: string;
  readonly asset: Asset;
  readonly balance: number;
  readonly debt: number;
  readonly lots: readonly Lot[];
  readonly holds: readonly Hold[];
};

/** How much was taken from (below zero) or given back to one lot. */
export type Move = { readonly lotId: string; readonly delta: number };

/** What one entry does to an account: the account after it, lots moved and opened, and what it added to the debt. */
export type Change = {
  readonly account: Account;
  readonly moves: readonly Move[];
  readonly opened: readonly Lot[];
  readonly debtDelta: number;
};

/** The account that a member has before the first entry. */
export const emptyAccount = (memberId: string, asset: Asset): Account => ({
  memberId,
  asset,
  balance: 0,
  debt: 0,
  earned: 0,
  spent: 0,
  expired: 0,
  lots: [],
  holds: [],
});

/** Whether the lot has not ended at the instant; its end is exclusive (4.A.3). */
export const isAlive = (lot: Pick<Lot, 'expiresAt'>, at: Date): boolean => lot.expiresAt === null || lot.expiresAt > at;

/** Whether the lot may be spent at the instant: active and not ended (4.A.2). */
export const isActive = (lot: Lot, at: Date): boolean => lot.activatesAt <= at && isAlive(lot, at);

type Life = Pick<Lot, 'id' | 'activatesAt' | 'expiresAt'>;

/** Spend order: soonest end first, never-ending last, then earlier activation, then id (4.A.2). */
export function bySpendOrder(a: Life, b: Life): number {
  const ends = (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity);
  if (ends !== 0 && !Number.isNaN(ends)) return ends;
  const starts = a.activatesAt.getTime() - b.activatesAt.getTime();
  if (starts !== 0) return starts;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The lots that may be spent at the instant, in spend order (4.A.2). */
export const spendable = (account: Account, at: Date): Lot[] =>
  account.lots.filter((lot) => lot.remaining > 0 && isActive(lot, at)).sort(bySpendOrder);

/** Takes an amount from lots, one after the other; `rest` is what they could not cover. */
export function takeFrom(lots: readonly Lot[], amount: number): { readonly moves: Move[]; readonly rest: number } {
  const moves: Move[] = [];
  let rest = amount;
  for (const lot of lots) {
    const taken = Math.min(rest, lot.remaining);
    if (taken > 0) moves.push({ lotId: lot.id, delta: -taken });
    rest -= taken;
  }
  return { moves, rest };
}

/** The lots after the moves; one that is not moved stays the same object. */
export function applyMoves(lots: readonly Lot[], moves: readonly Move[]): readonly Lot[] {
  if (moves.length === 0) return lots;
  const deltas = new Map(moves.map(({ lotId, delta }) => [lotId, delta]));
  return lots.map((lot) => {
    const delta = deltas.get(lot.id);
    return delta === undefined ? lot : { ...lot, remaining: lot.remaining + delta };
  });
}

/** The sum of what lots hold. */
export const remainingOf = (lots: readonly Lot[]): number => lots.reduce((total, lot) => total + lot.remaining, 0);

/** A full lot, as it is opened. */
export const openLot = (lot: NewLot): Lot => ({
  originLotId: null,
  ...lot,
  remaining: lot.earned,
  writtenOff: null,
});
