import { hiddenKeys, isTooFew, unlessFew } from '@/lib/kernel/small';
import { type Counted, FIGURES, type FunnelStep, type ToldFigure } from './monitor';

/** The numbers of a row of a split, each with the people behind it: too few of these, and it is not told. */
const BEHIND = {
  participants: ['participants'],
  newMembers: ['newMembers'],
  users: ['users'],
  buyers: ['buyers'],
  orders: ['buyers'],
  amount: ['buyers'],
  refunded: ['buyers'],
  used: ['users'],
  discount: ['buyers', 'users'],
} as const;

const PEOPLE = ['participants', 'newMembers', 'users', 'buyers'] as const;

/** A number of a row of a split, or of a local day. */
export type SplitNumber = keyof typeof BEHIND;

/** One row of a split, or one local day; null where a number is about too few people to be told. */
export type SplitRow = { readonly key: string } & Readonly<Record<SplitNumber, number | null>>;

/** Goods of its orders with how many people bought them; null as above. */
export type GoodsRow = {
  readonly sku: string;
  readonly name: string | null;
} & Readonly<Record<'units' | 'backUnits' | 'amount' | 'refunded' | 'buyers', number | null>>;

/** The numbers of a campaign as they may be told to whoever must not know of single members (S1-5.1). */
type Tellable = {
  readonly figures: readonly ToldFigure[];
  readonly funnel: readonly FunnelStep[];
  readonly splits: Readonly<Record<string, readonly SplitRow[]>>;
  readonly days: readonly SplitRow[];
  readonly goods: readonly GoodsRow[];
};

/**
 * The same without what fewer than five people are behind, nor what that could be told from, and without the way to single
 * rows: of the whole by the people it counts, of a split by those of each row.
 */
export function withoutFew<T extends Tellable>(told: T): T {
  const counts = countsOf(told);
  const isFew = (names: readonly (keyof Counted)[]) => names.some((name) => isTooFew(counts[name] ?? 0));
  return {
    ...told,
    figures: told.figures.map((one): ToldFigure => {
      const behind = FIGURES.find(({ code }) => code === one.code)?.behind ?? [];
      return isFew(behind) ? { ...one, drill: null, value: null, isFew: true } : { ...one, drill: null };
    }),
    funnel: told.funnel.map(
      (step): FunnelStep =>
        isTooFew(step.people ?? 0) ? { ...step, drill: null, people: null, isFew: true } : { ...step, drill: null },
    ),
    splits: Object.fromEntries(Object.entries(told.splits).map(([by, rows]) => [by, splitWithoutFew(rows)])),
    days: splitWithoutFew(told.days),
    goods: goodsWithoutFew(told.goods),
  };
}

/** What was counted of people, read again from what is told of them. */
function countsOf({ figures, funnel }: Tellable): Partial<Record<keyof Counted, number>> {
  const figure = (name: string) => figures.find(({ code }) => code === name)?.value ?? 0;
  const step = (name: string) => funnel.find(({ code }) => code === name)?.people ?? 0;
  return {
    reached: figure('reached'),
    participants: figure('participants'),
    newMembers: figure('new_members'),
    given: figure('given'),
    granted: figure('granted'),
    entries: figure('entries'),
    claimers: step('claimed'),
    users: step('used'),
    buyers: step('ordered'),
  };
}

/** Rows of a split without the numbers of too few; of a row that too few took part in nothing is told. */
function splitWithoutFew(rows: readonly SplitRow[]): readonly SplitRow[] {
  const hidden = Object.fromEntries(
    PEOPLE.map((people) => [people, hiddenKeys(rows.map((row) => ({ key: row.key, weight: row[people] ?? 0 })))]),
  );
  return rows.map((row) => {
    const isTold = ([name]: readonly [string, unknown]) =>
      !['participants', ...BEHIND[name as SplitNumber]].some((people) => hidden[people]?.has(row.key) ?? false);
    const numbers = Object.entries(row).filter(([name]) => name !== 'key');
    return {
      key: row.key,
      ...Object.fromEntries(numbers.map(([name, value]) => [name, isTold([name, value]) ? value : null])),
    } as SplitRow;
  });
}

function goodsWithoutFew(goods: readonly GoodsRow[]): readonly GoodsRow[] {
  const hidden = hiddenKeys(goods.map(({ sku, buyers }) => ({ key: sku, weight: buyers ?? 0 })));
  return goods.map((row) =>
    hidden.has(row.sku) ? { ...row, units: null, backUnits: null, amount: null, refunded: null, buyers: null } : row,
  );
}

/** What is told of the whole program beside a campaign; null where too few people are behind it. */
export type AroundTold = Readonly<Record<'orders' | 'amount' | 'buyers' | 'joined', number | null>>;

/** The same without what too few people are behind. */
export function aroundWithoutFew(around: AroundTold): AroundTold {
  const isFew = isTooFew(around.buyers ?? 0);
  return {
    orders: isFew ? null : around.orders,
    amount: isFew ? null : around.amount,
    buyers: isFew ? null : around.buyers,
    joined: unlessFew(around.joined ?? 0),
  };
}

/** What a row brought, less what went back; null where it is not told. */
export const netOf = ({ amount, refunded }: Pick<SplitRow, 'amount' | 'refunded'>): number | null =>
  amount === null || refunded === null ? null : amount - refunded;
