import { categoriesAbove } from '@/lib/catalog';
import { must } from '@/lib/kernel/assert';
import type { PastOrder } from '@/lib/orders';
import { goodsOf, type MemberSnapshot, type PricingInput } from '@/lib/pricing';
import { isGuest, type OrdersContext } from './context';

/** A past order as a cart: its goods at the list prices of its own time, bought where it was, without points. */
export function cartOf(order: PastOrder, { goods, paths, places }: OrdersContext): PricingInput['cart'] {
  const { storeCode, channel, freight, lines } = order;
  const known = goods.get(storeCode ?? '');
  return {
    lines: lines.map(({ id, quantity, unitPrice, ...said }) => ({
      id,
      quantity,
      goods: goodsOf({ ...said, above: categoriesAbove(paths, said.category) }, unitPrice, known?.get(said.sku), []),
    })),
    channel: channel ?? '',
    store: storeCode === null ? null : (places.get(storeCode) ?? { code: storeCode, region: null }),
    freight,
    points: 0,
  };
}

/** The buyer as he was before the order, as far as it is known: his level and purchases of then, all else of today. */
export function snapshotBefore(
  order: PastOrder,
  context: OrdersContext,
  lastUsed: MemberSnapshot['lastUsed'],
): MemberSnapshot | null {
  if (isGuest(order)) return null;
  const { memberId, paidAt, before } = order;
  const { kind, registeredAt, birth, tags, region, channel } = must(
    context.buyers.get(memberId),
    'a member who bought',
  );
  const level = context.levelAt(memberId, paidAt);
  return {
    id: memberId,
    kind,
    level,
    rank: context.rankOf(level),
    registeredAt,
    birth,
    tags,
    region,
    channel,
    orders: before?.orders ?? 0,
    amount: before?.amount ?? 0,
    lastOrderAt: before === null || before.lastAt === null ? null : new Date(before.lastAt),
    points: { available: 0, debt: 0 },
    lastUsed,
  };
}

/** What the goods of an order cost the shop: of the lines whose cost is known, and whether that is all of them. */
export function costOfGoods(
  { storeCode, lines }: PastOrder,
  { goods }: OrdersContext,
): { readonly byLine: ReadonlyMap<string, number>; readonly isWhole: boolean } {
  const known = goods.get(storeCode ?? '');
  const byLine = new Map<string, number>();
  for (const { id, sku, quantity } of lines) {
    const cost = known?.get(sku)?.prices.cost ?? null;
    if (cost !== null) byLine.set(id, cost * quantity);
  }
  return { byLine, isWhole: byLine.size === lines.length };
}
