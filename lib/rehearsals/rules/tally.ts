import type { Basket, Mover } from './picks';
import { addSums, type Cost, NO_SUMS, type Slice, type Sums } from './sums';

/** One past order as it was decided, without the draft and with it; money in fen. */
export type Decided = {
  readonly order: string;
  /** Null: a guest. */
  readonly memberId: string | null;
  readonly level: string | null;
  readonly store: string | null;
  readonly day: string;
  readonly list: number;
  /** What the goods were paid with in fact. */
  readonly paid: number;
  readonly costs: Cost;
  /** What the buyer gets more by the draft, in its own unit. */
  readonly gain: number;
  readonly isTouched: boolean;
  readonly threshold: { readonly is: 'over' } | { readonly is: 'under'; readonly gap: number } | null;
  readonly isAtFloor: boolean;
  /** Goods less what they cost, before and after; null where the cost of none is known. */
  readonly margin: { readonly before: number; readonly after: number; readonly isWhole: boolean } | null;
  readonly spent: Readonly<Record<string, number>>;
  /** The order as a basket to look at; asked only where it may be one of the worst. */
  readonly basket: () => Basket;
};

const NOBODY = { members: 0, amount: 0 };

/** Adds orders up, all of each buyer among them: what they cost, who gets more and less, and which are the worst (N1). */
export function tally(decided: readonly Decided[]): Sums {
  let sums = NO_SUMS;
  const days = Map.groupBy(decided, ({ day }) => day);
  const levels = Map.groupBy(decided, ({ level }) => level ?? '');
  const stores = Map.groupBy(decided, ({ store }) => store ?? '');
  const guests = decided.filter(({ memberId }) => memberId === null);
  const spent: Record<string, Record<string, number>> = {};
  for (const one of decided) {
    sums = { ...sums, costs: addCosts(sums.costs, one.costs) };
    for (const [budget, amount] of Object.entries(one.spent)) {
      const ofBudget = spent[budget] ?? {};
      spent[budget] = { ...ofBudget, [one.day]: (ofBudget[one.day] ?? 0) + amount };
    }
  }
  const touched = decided.filter(({ isTouched }) => isTouched);
  const whole = { ...sums, ...sliceOf(decided), guests: sliceOf(guests), spent, ...moversOf(decided) };
  return addSums(NO_SUMS, {
    ...whole,
    fullPrice: counted(touched.filter(({ list, paid }) => paid === list)),
    justOver: counted(touched.filter(({ threshold }) => threshold?.is === 'over')),
    justUnder: nearMisses(decided),
    atFloor: touched.filter(({ isAtFloor }) => isAtFloor).length,
    belowCost: below(touched),
    uncosted: decided.filter(({ margin }) => margin === null || !margin.isWhole).length,
    levels: slices(levels),
    stores: slices(stores),
    days: slices(days),
    baskets: worstOf(touched),
  });
}

function addCosts(a: Cost, b: Cost): Cost {
  return {
    discount: a.discount + b.discount,
    freight: a.freight + b.freight,
    gifts: a.gifts + b.gifts,
    points: a.points + b.points,
    pointsFen: a.pointsFen + b.pointsFen,
    growth: a.growth + b.growth,
    total: a.total + b.total,
  };
}

function sliceOf(decided: readonly Decided[]): Slice {
  let [touched, paid, cost] = [0, 0, 0];
  for (const one of decided) {
    if (one.isTouched) touched += 1;
    paid += one.paid;
    cost += one.costs.total;
  }
  return { orders: decided.length, touched, paid, cost };
}

const slices = (groups: ReadonlyMap<string, readonly Decided[]>): Record<string, Slice> =>
  Object.fromEntries([...groups].map(([key, decided]) => [key, sliceOf(decided)]));

const counted = (decided: readonly Decided[]) => ({
  orders: decided.length,
  cost: decided.reduce((total, { costs }) => total + costs.total, 0),
});

function nearMisses(decided: readonly Decided[]) {
  const gaps = decided.flatMap(({ threshold }) => (threshold?.is === 'under' ? threshold.gap : []));
  return { orders: gaps.length, gap: gaps.reduce((total, gap) => total + gap, 0) };
}

/** Orders that lose money with the draft, and how much of that it brings about. */
function below(touched: readonly Decided[]) {
  const losses = touched.flatMap(({ margin }) =>
    margin !== null && margin.after < 0 && margin.after < margin.before
      ? Math.min(0, margin.before) - margin.after
      : [],
  );
  return { orders: losses.length, loss: losses.reduce((total, loss) => total + loss, 0) };
}

const KEPT = 20;

/** Few are told at length: those that may be among the worst by their loss, or by what they cost. */
function worstOf(touched: readonly Decided[]): readonly Basket[] {
  const loss = ({ margin }: Decided) => Math.max(0, -(margin?.after ?? 0));
  return touched
    .filter((one) => loss(one) > 0 || one.costs.total > 0)
    .sort((a, b) => loss(b) - loss(a) || b.costs.total - a.costs.total || (a.order < b.order ? -1 : 1))
    .slice(0, KEPT)
    .map(({ basket }) => basket());
}

/** Who gets more and who gets less over all his orders; a guest is nobody. */
function moversOf(decided: readonly Decided[]) {
  const groups = Map.groupBy(
    decided.filter(({ memberId }) => memberId !== null),
    ({ memberId }) => memberId,
  );
  const movers = [...groups.values()].map((orders): Mover => {
    const [first, ...rest] = orders as [Decided, ...Decided[]];
    const most = rest.reduce((best, one) => (Math.abs(one.gain) > Math.abs(best.gain) ? one : best), first);
    const amount = orders.reduce((total, { gain }) => total + gain, 0);
    return { order: most.order, orders: orders.length, amount, from: null, to: null };
  });
  const up = movers.filter(({ amount }) => amount > 0);
  const down = movers.filter(({ amount }) => amount < 0);
  return { members: movers.length, winners: sideOf(up), losers: sideOf(down), most: up, least: down };
}

const sideOf = (movers: readonly Mover[]) =>
  movers.reduce((side, { amount }) => ({ members: side.members + 1, amount: side.amount + amount }), NOBODY);
