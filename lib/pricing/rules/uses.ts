import type { AppliedOffer, Gift, OfferCost, Priced, PricedUnit } from './types';

/** What a point costs whoever gives it: its worth as tender, less the part that nobody ever spends (4.G). */
export type PointWorth = { readonly points: number; readonly fen: number; readonly breakageBp: number };

/** What is left of a priced cart: all of it when it is placed, fewer units after a refund. */
export type Kept = {
  readonly applied: readonly AppliedOffer[];
  readonly lines: readonly { readonly units: readonly Pick<PricedUnit, 'shares'>[] }[];
  readonly gifts: readonly Gift[];
};

const ONE_BP = 10_000;

/**
 * What each budget pays for the units that are kept, in every way that it may count: discounts, freight and what points
 * pay beyond their worth in fen, gifts
 * at their worth, points at `points × unit value × (1 − breakage)`; units of a price or a gift, else once for each offer
 * that still gives something (4.G). Placing reserves this; after a refund it is what stays spent.
 */
export function budgetUses(kept: Kept | Priced, worth: PointWorth): ReadonlyMap<string, OfferCost> {
  const uses = new Map<string, OfferCost>();
  const shares = sharesOf(kept.lines);
  for (const one of kept.applied) {
    const cost = costOf(one, shares.get(one.offer) ?? NOTHING, kept.gifts, worth);
    for (const code of one.budgets ?? []) uses.set(code, plus(uses.get(code) ?? NO_COST, cost));
  }
  return uses;
}

const NO_COST: OfferCost = { fen: 0, points: 0, units: 0 };
const NOTHING = { fen: 0, units: 0 };

const plus = (a: OfferCost, b: OfferCost): OfferCost => ({
  fen: a.fen + b.fen,
  points: a.points + b.points,
  units: a.units + b.units,
});

/** By offer: what it takes off the units, and how many of them. */
function sharesOf(lines: Kept['lines']): ReadonlyMap<string, { readonly fen: number; readonly units: number }> {
  const taken = new Map<string, { fen: number; units: number }>();
  for (const { shares } of lines.flatMap(({ units }) => units)) {
    for (const { offer, amount } of shares) {
      const before = taken.get(offer) ?? NOTHING;
      taken.set(offer, { fen: before.fen + amount, units: before.units + 1 });
    }
  }
  return taken;
}

function costOf(
  { offer, layer, freight, granted, frozen, desired, points = 0 }: AppliedOffer,
  taken: { readonly fen: number; readonly units: number },
  gifts: readonly Gift[],
  worth: PointWorth,
): OfferCost {
  if (layer === 'gift') {
    const gift = gifts.find((one) => one.offer === offer);
    if (gift === undefined) return NO_COST;
    return gift.type === 'points'
      ? { fen: pointsCost(gift.quantity, worth), points: gift.quantity, units: 1 }
      : { fen: part(frozen.worth, gift.quantity, desired), points: 0, units: gift.quantity };
  }
  if (layer === 'tender') return { fen: granted, points: 0, units: 1 };
  if (layer === 'earn') return { fen: pointsCost(points, worth), points, units: granted > 0 ? 1 : 0 };
  const fen = taken.fen + freight;
  if (layer === 'unit') return { fen, points: 0, units: taken.units };
  return { fen, points: 0, units: fen > 0 ? 1 : 0 };
}

const part = (amount: number, of: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(amount) * BigInt(of)) / BigInt(whole));

/** What points cost whoever gives them; fewer points (below zero) cost as much less (4.G). */
export const pointsCost = (count: number, { points, fen, breakageBp }: PointWorth): number =>
  Number((BigInt(count) * BigInt(fen) * BigInt(ONE_BP - breakageBp)) / (BigInt(points) * BigInt(ONE_BP)));
