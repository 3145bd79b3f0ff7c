import { spread, spreadWithin } from '@/lib/kernel/share';
import type { Slice } from '../kind';
import { sum } from './amounts';
import type { Plan } from './plan';
import type { CartLine, PricedLine, PricedUnit, Share } from './types';

type Unit = { list: number; net: number; floor: number; shares: Share[] };

/**
 * Lines with every unit's part of every discount: what payment freezes and refunds pay back (4.C-allocation, 4.D.1). Each
 * offer's part of a line is spread over its units by their running nets, none below its floor.
 */
export function freeze(
  lines: readonly CartLine[],
  slices: readonly Slice[],
  pricedBy: readonly (string | null)[],
  plan: Plan,
): PricedLine[] {
  const units = slices.map((slice, index) => unitsOf(slice, pricedBy[index] ?? null));
  for (const { candidate, outcome } of plan.steps) {
    for (const [index, share] of outcome.shares.entries()) {
      if (share > 0) take(units[index] as Unit[], candidate.offer.id, share);
    }
  }
  return lines.map(({ id, goods, quantity }) => {
    const own = slices.flatMap(({ line, index }) => (line === id ? (units[index] as Unit[]) : []));
    const priced = own.map(({ list, net, shares }): PricedUnit => ({ list, net, shares }));
    return {
      id,
      sku: goods.sku,
      category: goods.categories.at(-1) ?? null,
      brand: goods.brand,
      list: goods.list * quantity,
      net: sum(priced.map(({ net }) => net)),
      discounts: added(priced.flatMap(({ shares }) => shares)),
      units: priced,
      points: 0,
    };
  });
}

/** What is paid with points, given to the lines by what they cost, largest remainder (P-points). */
export function withPoints(lines: readonly PricedLine[], fen: number): PricedLine[] {
  const shares = spread(
    fen,
    lines.map(({ net }) => net),
  );
  return lines.map((line, index) => ({ ...line, points: shares[index] ?? 0 }));
}

function unitsOf({ goods, price, floor, quantity }: Slice, pricedBy: string | null): Unit[] {
  const off = goods.list - price;
  return Array.from({ length: quantity }, () => ({
    list: goods.list,
    net: price,
    floor,
    shares: pricedBy !== null && off > 0 ? [{ offer: pricedBy, amount: off }] : [],
  }));
}

function take(units: readonly Unit[], offer: string, amount: number): void {
  const shares = spreadWithin(
    amount,
    units.map(({ net }) => net),
    units.map(({ net, floor }) => net - floor),
  );
  for (const [index, share] of shares.entries()) {
    if (share === 0) continue;
    const unit = units[index] as Unit;
    unit.net -= share;
    unit.shares.push({ offer, amount: share });
  }
}

function added(shares: readonly Share[]): Share[] {
  const byOffer = new Map<string, number>();
  for (const { offer, amount } of shares) byOffer.set(offer, (byOffer.get(offer) ?? 0) + amount);
  return [...byOffer].map(([offer, amount]) => ({ offer, amount }));
}
