import { catalogFacts, categoryPaths } from '@/lib/catalog';
import { NO_MEMBER } from '@/lib/kernel/id';
import { levelCodeAt, levelSchemes, loadLevelWork } from '@/lib/levels';
import { type BuyerFacts, buyerFacts } from '@/lib/members';
import type { PastOrder } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { storePlace } from '@/lib/stores';

type CatalogOf = Awaited<ReturnType<typeof catalogFacts>>;
type Place = Awaited<ReturnType<typeof storePlace>>;

/** What is known of the buyers, goods and stores of a set of orders, loaded once for all of them. */
export type OrdersContext = {
  readonly program: Program;
  readonly buyers: ReadonlyMap<string, BuyerFacts>;
  /** The level that the member held just before an order. */
  readonly levelAt: (memberId: string, at: Date) => string;
  readonly rankOf: (level: string) => number;
  /** The goods of a store as the catalog has them; of no store under ''. */
  readonly goods: ReadonlyMap<string, CatalogOf>;
  /** The path of every category. */
  readonly paths: Awaited<ReturnType<typeof categoryPaths>>;
  readonly places: ReadonlyMap<string, NonNullable<Place>>;
};

/** Whether nobody is known to have bought it. */
export const isGuest = ({ memberId }: Pick<PastOrder, 'memberId'>): boolean => memberId === NO_MEMBER;

/**
 * Loads what deciding a set of orders needs: members as they are, with the level they held at each order's own time; goods
 * with the prices, costs and floors of one instant.
 */
export async function loadContext(
  db: Db,
  program: Program,
  orders: readonly PastOrder[],
  asOf: Date,
): Promise<OrdersContext> {
  const first = new Map<string, Date>();
  for (const { memberId, paidAt } of orders.filter((order) => !isGuest(order)))
    if (paidAt <= (first.get(memberId) ?? paidAt)) first.set(memberId, justBefore(paidAt));
  const byStore = Map.groupBy(orders, ({ storeCode }) => storeCode ?? '');
  const [buyers, levels, schemes, goods, paths, places] = await Promise.all([
    buyerFacts(db, [...first.keys()]),
    loadLevelWork(db, program, first),
    levelSchemes(db, program),
    Promise.all(
      [...byStore].map(async ([store, some]) => {
        const skus = some.flatMap(({ lines }) => lines.map(({ sku }) => sku));
        return [store, await catalogFacts(db, skus, { storeCode: store === '' ? null : store, at: asOf })] as const;
      }),
    ),
    categoryPaths(db, program),
    Promise.all([...byStore.keys()].filter((store) => store !== '').map(async (store) => storePlace(store))),
  ]);
  const ranks = new Map(schemes.toReversed().flatMap(({ scheme }) => scheme.levels.map((one) => [one.code, one.rank])));
  return {
    program,
    buyers: new Map(buyers.map((buyer) => [buyer.id, buyer])),
    levelAt: (memberId, at) => levelCodeAt(levels, memberId, justBefore(at)),
    rankOf: (level) => ranks.get(level) ?? 0,
    goods: new Map(goods),
    paths,
    places: new Map(places.flatMap((place) => (place === null ? [] : [[place.code, place] as const]))),
  };
}

const justBefore = (at: Date): Date => new Date(at.getTime() - 1);
