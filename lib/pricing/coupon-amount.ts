import { type CopyView, candidateOfTerms } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { linesOf } from './cart-lines';
import { couponOffers } from './coupon-offers';
import { offerKinds } from './registry';
import { isAbout } from './rules/candidate';

/** A line of an order as far as a coupon is about it; the net is of the whole line, in fen. */
type SoldLine = {
  readonly id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly category: string | null;
  readonly brand: string | null;
  readonly net: number;
};

/** How many lines of an order a coupon is about by its type and scope, and what they come to (S0-4.4, 4.E). */
export async function goodsOfCoupon(
  db: Db,
  { copy, terms }: Pick<CopyView, 'copy' | 'terms'>,
  lines: readonly SoldLine[],
  { storeCode, at }: { readonly storeCode: string; readonly at: Date },
): Promise<{ readonly lines: number; readonly amount: number }> {
  const candidate = candidateOfTerms(terms, { couponId: copy.id, storeCode, at });
  const { offer } = must(couponOffers({ candidates: [candidate], unusable: [] })[0], 'an offer of a coupon');
  const kind = offerKinds.find(offer.kind);
  // An effect that nobody understands any more is about nothing (fails closed).
  if (kind === undefined) return { lines: 0, amount: 0 };
  const goods = await linesOf(db, { lines: [...lines], storeCode }, at, []);
  const own = lines.filter((_, place) => isAbout(offer, kind, must(goods[place], 'goods of a line').goods));
  return { lines: own.length, amount: own.reduce((total, { net }) => total + net, 0) };
}
