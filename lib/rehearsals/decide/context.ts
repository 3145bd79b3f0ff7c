import type { CatalogFacts } from '@/lib/catalog';
import type { ConditionLeaf } from '@/lib/kernel/condition';
import { NO_MEMBER } from '@/lib/kernel/id';
import { levelCodeAt, levelSchemes, loadLevelWork } from '@/lib/levels';
import { type BuyerFacts, buyerFacts } from '@/lib/members';
import type { PastOrder } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import type { MemberSnapshot } from '@/lib/pricing';
import { askedOfMembers } from '@/lib/segments';
import { type Shop, stockUp } from './shop';

/** What is known of the buyers, goods and stores of a set of orders, loaded once for all of them. */
export type OrdersContext = {
  readonly program: Program;
  readonly buyers: ReadonlyMap<string, BuyerFacts>;
  /** The level that the member held just before an order. */
  readonly levelAt: (memberId: string, at: Date) => string;
  readonly rankOf: (level: string) => number;
  /** What offers ask of a buyer that not every cart knows, as of the shop's instant; nothing where none asks. */
  readonly askedOf: (memberId: string) => MemberSnapshot['asked'];
  /** The goods of a store as the catalog has them; of no store under ''. */
  readonly goods: ReadonlyMap<string, ReadonlyMap<string, CatalogFacts>>;
  readonly places: Shop['places'];
};

/** Whether nobody is known to have bought it. */
export const isGuest = ({ memberId }: Pick<PastOrder, 'memberId'>): boolean => memberId === NO_MEMBER;

/**
 * Loads what deciding a set of orders needs: members as they are, with the level they held at each order's own time and what
 * else is asked of them; goods with the prices, costs and floors of one instant.
 */
export async function loadContext(
  db: Db,
  program: Program,
  orders: readonly PastOrder[],
  { shop, asks }: { readonly shop: Shop; readonly asks: readonly ConditionLeaf[] },
): Promise<OrdersContext> {
  const first = new Map<string, Date>();
  for (const { memberId, paidAt } of orders.filter((order) => !isGuest(order)))
    if (paidAt <= (first.get(memberId) ?? paidAt)) first.set(memberId, justBefore(paidAt));
  const ids = [...first.keys()];
  const [buyers, levels, schemes, asked] = await Promise.all([
    buyerFacts(db, ids),
    loadLevelWork(db, program, first),
    levelSchemes(db, program),
    asks.length === 0 ? null : askedOfMembers(db, ids, asks, shop.asOf),
    stockUp(db, shop, orders),
  ]);
  const ranks = new Map(schemes.toReversed().flatMap(({ scheme }) => scheme.levels.map((one) => [one.code, one.rank])));
  return {
    program,
    buyers: new Map(buyers.map((buyer) => [buyer.id, buyer])),
    levelAt: (memberId, at) => levelCodeAt(levels, memberId, justBefore(at)),
    rankOf: (level) => ranks.get(level) ?? 0,
    askedOf: (memberId) => asked?.get(memberId),
    goods: shop.goods,
    places: shop.places,
  };
}

const justBefore = (at: Date): Date => new Date(at.getTime() - 1);
