import { evaluate } from './evaluate';
import type { Goods, Offer, PricingInput, RefusedOffer } from './types';

/** Goods that an offer would bring to their floor: what it wanted to take off, and what the floor let it (N4). */
export type FloorTouch = {
  readonly sku: string;
  readonly quantity: number;
  readonly list: number;
  readonly floor: number;
  readonly desired: number;
  readonly granted: number;
};

const UNITS_MAX = 1_000;

/**
 * Which of some goods an offer would bring to their floor when each is bought alone, in the number that its threshold
 * asks for; prices of units count first, no other offer does. Nothing where it does not speak at all (N4).
 */
export function floorTouches(
  offer: Offer,
  goods: readonly Goods[],
  { prices, ...input }: Omit<PricingInput, 'offers'> & { readonly prices: readonly Offer[] },
): { readonly looked: number; readonly touched: readonly FloorTouch[] } {
  const offers = [...prices.filter(({ id, layer }) => layer === 'unit' && id !== offer.id), offer];
  let looked = 0;
  const touched = goods.flatMap((one): FloorTouch[] => {
    const priced = bought(one, 1, { ...input, offers }, offer.id);
    if (priced === null) return [];
    looked += 1;
    return priced.touch === null ? [] : [priced.touch];
  });
  return { looked, touched };
}

type Bought = { readonly touch: FloorTouch | null } | null;

/** Prices one SKU alone; when the offer asks for more, once again with as many. Null: the offer is not about it. */
function bought(goods: Goods, quantity: number, input: PricingInput, offer: string): Bought {
  const cart = { ...input.cart, lines: [{ id: '1', quantity, goods }], points: 0 };
  const priced = evaluate({ ...input, cart, earning: null });
  const applied = priced.applied.find((one) => one.offer === offer);
  const told = { sku: goods.sku, quantity, list: goods.list, floor: goods.floor };
  if (applied !== undefined) {
    const cut = applied.trims.some(({ by }) => by === 'floor');
    return { touch: cut ? { ...told, desired: applied.desired, granted: applied.granted } : null };
  }
  const refused = priced.refused.find((one) => one.offer === offer);
  if (refused === undefined || refused.code === 'no_goods') return null;
  if (refused.code === 'floor_reached') return { touch: { ...told, desired: 0, granted: 0 } };
  const more = quantity === 1 ? unitsFor(refused, priced.lines[0]?.net ?? goods.list) : null;
  return more === null ? { touch: null } : bought(goods, more, input, offer);
}

function unitsFor({ code, facts, failure }: RefusedOffer, unitPrice: number): number | null {
  const { needed } = facts;
  if (typeof needed !== 'number') return null;
  const isMoney = code === 'below_threshold' || failure?.leaf.attribute.endsWith('.amount');
  const isCount = code === 'below_quantity' || failure?.leaf.attribute.endsWith('.quantity');
  const units = isMoney ? Math.ceil(needed / Math.max(1, unitPrice)) : isCount ? needed : null;
  return units === null || units < 2 || units > UNITS_MAX ? null : units;
}
