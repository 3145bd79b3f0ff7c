import { type Basket, compareBaskets, compareMovers, type Mover } from './picks';

/** What some orders come to: how many there are, how many the draft touches, what was paid for them, what it costs on them. */
export type Slice = { readonly orders: number; readonly touched: number; readonly paid: number; readonly cost: number };

/** What a draft costs, by what it gives; money in fen. */
export type Cost = {
  readonly discount: number;
  readonly freight: number;
  readonly gifts: number;
  /** Points more (below zero: less), and what they cost whoever gives them. */
  readonly points: number;
  readonly pointsFen: number;
  readonly growth: number;
  readonly total: number;
};

/** Members who get more, or less, and how much in all: fen, points, growth or ranks, as the draft gives it. */
export type Side = { readonly members: number; readonly amount: number };

/** Everything that a back-test adds up. Sums of sums are sums: chunks may come in any number and order. */
export type Sums = Slice & {
  readonly members: number;
  readonly guests: Slice;
  readonly costs: Cost;
  readonly winners: Side;
  readonly losers: Side;
  /** Orders that were bought at full price in fact, and what the draft gives away on them. */
  readonly fullPrice: { readonly orders: number; readonly cost: number };
  /** Orders that the draft touches just above its threshold: they came so far by themselves. */
  readonly justOver: { readonly orders: number; readonly cost: number };
  /** Orders just below it: what a little more would have brought in. */
  readonly justUnder: { readonly orders: number; readonly gap: number };
  /** Orders in which a floor cut the draft; in which goods are sold below what they cost; with goods of unknown cost. */
  readonly atFloor: number;
  readonly belowCost: { readonly orders: number; readonly loss: number };
  readonly uncosted: number;
  readonly levels: Readonly<Record<string, Slice>>;
  readonly stores: Readonly<Record<string, Slice>>;
  readonly days: Readonly<Record<string, Slice>>;
  /** What each budget would have given, by local day, as the budget counts. */
  readonly spent: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Who rises and falls, by `from to`. */
  readonly moves: Readonly<Record<string, number>>;
  readonly baskets: readonly Basket[];
  readonly most: readonly Mover[];
  readonly least: readonly Mover[];
};

const NONE: Slice = { orders: 0, touched: 0, paid: 0, cost: 0 };
const NOBODY: Side = { members: 0, amount: 0 };
const NO_COST: Cost = { discount: 0, freight: 0, gifts: 0, points: 0, pointsFen: 0, growth: 0, total: 0 };
const PICKED = 20;

/** Sums of nothing. */
export const NO_SUMS: Sums = {
  ...NONE,
  members: 0,
  guests: NONE,
  costs: NO_COST,
  winners: NOBODY,
  losers: NOBODY,
  fullPrice: { orders: 0, cost: 0 },
  justOver: { orders: 0, cost: 0 },
  justUnder: { orders: 0, gap: 0 },
  atFloor: 0,
  belowCost: { orders: 0, loss: 0 },
  uncosted: 0,
  levels: {},
  stores: {},
  days: {},
  spent: {},
  moves: {},
  baskets: [],
  most: [],
  least: [],
};

/** Two sums together; of baskets and members the most telling ones stay (N1). */
export function addSums(a: Sums, b: Sums): Sums {
  return {
    ...plus(sliceOf(a), sliceOf(b)),
    members: a.members + b.members,
    guests: plus(a.guests, b.guests),
    costs: plus(a.costs, b.costs),
    winners: plus(a.winners, b.winners),
    losers: plus(a.losers, b.losers),
    fullPrice: plus(a.fullPrice, b.fullPrice),
    justOver: plus(a.justOver, b.justOver),
    justUnder: plus(a.justUnder, b.justUnder),
    atFloor: a.atFloor + b.atFloor,
    belowCost: plus(a.belowCost, b.belowCost),
    uncosted: a.uncosted + b.uncosted,
    levels: byKey(a.levels, b.levels, plus),
    stores: byKey(a.stores, b.stores, plus),
    days: byKey(a.days, b.days, plus),
    spent: byKey(a.spent, b.spent, (one, other) => byKey(one, other, (x, y) => x + y)),
    moves: byKey(a.moves, b.moves, (x, y) => x + y),
    baskets: [...a.baskets, ...b.baskets].sort(compareBaskets).slice(0, PICKED),
    most: [...a.most, ...b.most].sort(compareMovers).slice(0, PICKED),
    least: [...a.least, ...b.least].sort(compareMovers).slice(0, PICKED),
  };
}

const sliceOf = ({ orders, touched, paid, cost }: Slice): Slice => ({ orders, touched, paid, cost });

/** Figures of one shape, each added to its like. */
function plus<T extends Readonly<Record<keyof T, number>>>(a: T, b: T): T {
  const sum = Object.fromEntries(
    (Object.keys(a) as (keyof T & string)[]).map((name) => [name, (a[name] as number) + (b[name] as number)]),
  );
  return sum as T;
}

function byKey<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  add: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const sum = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = sum[key];
    sum[key] = before === undefined ? value : add(before, value);
  }
  return sum;
}
