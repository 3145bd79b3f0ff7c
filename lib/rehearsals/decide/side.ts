import { type CapUses, capUses, grantUnder, type OrderRules } from '@/lib/kernel/earning';
import type { PastOrder } from '@/lib/orders';
import {
  budgetUses,
  evaluate,
  giftsWorth,
  type Offer,
  offerUsesOf,
  type PointWorth,
  type Priced,
  type PricingInput,
  stockOf,
} from '@/lib/pricing';
import { snapshotBefore } from './cart';
import { isGuest, type OrdersContext } from './context';
import type { Speaker } from './parts-of';

/** What one order comes to on one side; money in fen. */
export type SideResult = {
  readonly priced: Priced;
  readonly goods: number;
  readonly freight: number;
  readonly gifts: number;
  readonly points: number;
  readonly growth: number;
};

/** One of the two sides of a back-test, with what it remembers of each buyer from order to order. */
export type SideWork = {
  readonly speakers: readonly Speaker[];
  readonly rules: { readonly points: OrderRules; readonly growth: OrderRules };
  readonly settings: PricingInput['settings'];
  readonly worth: PointWorth;
  readonly caps: CapUses;
  readonly used: Map<string, number>;
  readonly lastUsed: Map<string, Record<string, Date>>;
};

type Cart = PricingInput['cart'];
type About = Pick<SideWork, 'speakers' | 'rules' | 'settings' | 'worth'>;

/** A side at which nobody has bought yet. */
export const newSide = (about: About): SideWork => ({
  ...about,
  caps: capUses(about.settings.zone, [], 'every'),
  used: new Map(),
  lastUsed: new Map(),
});

/** Prices an order on one side by the evaluator that prices everything, with what it would earn (4.C, 4.A.6). */
export function priceOn(
  side: SideWork,
  order: PastOrder,
  { context, cart, isMeant }: { readonly context: OrdersContext; readonly cart: Cart; readonly isMeant: boolean },
): Priced {
  const { memberId, paidAt: at, storeCode, channel } = order;
  const buyer = isGuest(order) ? null : memberId;
  const member = snapshotBefore(order, context, side.lastUsed.get(memberId) ?? {});
  const { zone } = side.settings;
  const moment = {
    memberId: buyer,
    level: member?.level ?? null,
    at,
    storeCode,
    channel: channel ?? '',
    zone,
    isMeant,
  };
  const usedBy = (counts: string) => side.used.get(`${memberId} ${counts}`) ?? 0;
  const offers = side.speakers.flatMap(({ speak }): Offer | readonly Offer[] => speak(moment, usedBy) ?? []);
  const { points, growth } = side.rules;
  const earning =
    member === null ? null : { points: { rules: points.order, caps: [] }, growth: { rules: growth.order } };
  return evaluate({ cart, member, offers, now: at, settings: side.settings, earning });
}

/** What an order comes to as it is settled: points under their caps, and what offers and limits remember of it (4.A.7, 4.E). */
export function settleOn(side: SideWork, order: PastOrder, priced: Priced): SideResult {
  const { memberId, paidAt: at } = order;
  const desired = priced.earn?.points.desired ?? 0;
  const { granted } = isGuest(order)
    ? { granted: 0 }
    : grantUnder(side.caps, side.rules.points.caps, { memberId, at }, desired);
  if (!isGuest(order)) remember(side, order, priced);
  return {
    priced,
    goods: priced.totals.goods,
    freight: priced.freight.due,
    gifts: giftsWorth(priced),
    points: granted,
    growth: priced.earn?.growth ?? 0,
  };
}

function remember(side: SideWork, { memberId, externalId, paidAt }: PastOrder, priced: Priced): void {
  for (const { offer, usedAt } of offerUsesOf({ memberId, orderId: externalId, usedAt: paidAt }, priced.applied))
    side.lastUsed.set(memberId, { ...side.lastUsed.get(memberId), [offer]: usedAt });
  const applied = new Set(priced.applied.map(({ offer }) => offer));
  const counting = side.speakers.filter(({ id }) => applied.has(id));
  const costs = counting.length === 0 ? null : budgetUses(priced, side.worth);
  for (const { id, countsAt } of counting) {
    const counts = countsAt(paidAt, side.settings.zone);
    if (counts === null) continue;
    const key = `${memberId} ${counts}`;
    side.used.set(key, (side.used.get(key) ?? 0) + Math.max(1, costs?.get(stockOf(id))?.units ?? 1));
  }
}
