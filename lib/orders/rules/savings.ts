import { type Frozen, type FrozenLine, unitsBetween } from './frozen';
import type { Line } from './order';

/** Where money that was not paid comes from; `shop` is what a till took off by itself. */
export type SavingOf = 'coupon' | 'benefit' | 'level' | 'card' | 'offer' | 'freight' | 'shop';

/** What one order saved for one reason, in fen; `key` tells reasons of an order apart, the name is the offer's. */
export type Saving = {
  readonly key: string;
  readonly of: SavingOf;
  readonly name: { readonly zh: string; readonly en: string } | null;
  readonly amount: number;
};

const SOURCES = {
  COUPON: 'coupon',
  BENEFIT: 'benefit',
  LEVEL: 'level',
  CARD: 'card',
  OFFER: 'offer',
} as const;

/**
 * What the goods that were kept cost less than their list price, by what took it off (S3-6.1): goods that came back save
 * nothing, and what was kept back of a refund is no longer saved. Gifts are no savings, points no discount.
 */
export function savingsOf(
  lines: readonly Line[],
  frozen: Pick<Frozen, 'terms' | 'progress'> | null,
  isFreightKept: boolean,
): Saving[] {
  const goods = lines.filter(({ kind }) => kind === 'goods');
  if (frozen === null)
    return some([{ key: 'shop', of: 'shop', name: null, amount: goods.reduce((sum, line) => sum + left(line), 0) }]);
  const { terms, progress } = frozen;
  const byId = new Map(terms.lines.map((line) => [line.id, line]));
  const off = new Map<string, number>();
  for (const line of goods) {
    const priced = byId.get(line.id);
    if (priced === undefined) continue;
    for (const [offer, amount] of sharesLeft(priced, line)) off.set(offer, (off.get(offer) ?? 0) + amount);
  }
  const byOffer = terms.offers.map(({ offer, name, source }): Saving => {
    const amount = (off.get(offer) ?? 0) - (progress.kept[offer] ?? 0);
    return { key: offer, of: SOURCES[source.type], name, amount };
  });
  return some([
    ...byOffer,
    { key: 'freight', of: 'freight', name: null, amount: isFreightKept ? terms.freight.discount : 0 },
  ]);
}

/** The whole of savings, in fen. */
export const savedOf = (savings: readonly Saving[]): number => savings.reduce((sum, { amount }) => sum + amount, 0);

const some = (savings: readonly Saving[]): Saving[] => savings.filter(({ amount }) => amount > 0);

/** Units come back in order, the first first (4.D.1): the rest of the discount goes with the units that stay. */
const left = ({ discount, quantity, refundedQuantity }: Line): number =>
  Math.max(0, Math.floor((discount * (quantity - refundedQuantity)) / quantity));

function sharesLeft(line: FrozenLine, { quantity, refundedQuantity }: Line): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { count, shares } of unitsBetween(line, refundedQuantity, quantity))
    for (const { offer, amount } of shares) sums.set(offer, (sums.get(offer) ?? 0) + count * amount);
  return sums;
}
