import { refusal } from './candidate';
import type { Offer, OfferRefusal, PricingSettings } from './types';

type Meets = { readonly offer: Offer };

/** Whether two offers accept each other by their tags: both must say so (4.C.2, 4.E). */
export const acceptEachOther = ({ offer: a }: Meets, { offer: b }: Meets): boolean =>
  a.accepts.some((tag) => b.tags.includes(tag)) && b.accepts.some((tag) => a.tags.includes(tag));

/**
 * Why two offers may not both count, or null: one of a group; EXCLUSIVE refuses all but those that always stack; so many
 * goods coupons and freight coupons unless they accept each other (4.C-stacking, 4.C.4).
 */
export function refusesTo(a: Meets, b: Meets, settings: PricingSettings): OfferRefusal | null {
  const by = { other: b.offer.id };
  if (a.offer.group !== null && a.offer.group === b.offer.group)
    return refusal('group_taken', { ...by, group: a.offer.group });
  if (a.offer.stack === 'ALWAYS' || b.offer.stack === 'ALWAYS') return null;
  if (a.offer.stack === 'EXCLUSIVE' || b.offer.stack === 'EXCLUSIVE') return refusal('exclusive', by);
  const kind = couponKind(a);
  // A larger number than one is counted over the whole set, see `couponsExceed`.
  if (kind !== null && kind === couponKind(b) && couponLimit(kind, settings) === 1 && !acceptEachOther(a, b))
    return refusal('coupon_limit', { ...by, limit: 1 });
  return null;
}

/**
 * Whether the coupons of a set are more than the program lets meet: beside each stand fewer than the limit of those with
 * which it has no agreement, whatever order they are looked at in (4.C.4).
 */
export function couponsExceed(set: readonly Meets[], next: Meets, settings: PricingSettings): boolean {
  const kind = couponKind(next);
  if (kind === null || isAlways(next)) return false;
  const limit = couponLimit(kind, settings);
  let others = 0;
  for (const one of set) if (couponKind(one) === kind && !isAlways(one)) others += 1;
  // Beside none stand more than all others, and beside one that agrees with nobody stand they all.
  if (others < limit) return false;
  if (next.offer.accepts.length === 0) return true;
  const all = [...set.filter((one) => couponKind(one) === kind && !isAlways(one)), next];
  return all.some((one) => all.filter((other) => other !== one && !acceptEachOther(one, other)).length >= limit);
}

/** What a coupon is about. */
export type CouponKind = 'goods' | 'freight' | 'gift';

/** Whether a coupon takes off goods or freight, or gives goods; null for what is no coupon. */
export function couponKind({ offer }: Meets): CouponKind | null {
  if (offer.source.type !== 'COUPON') return null;
  return offer.layer === 'freight' || offer.layer === 'gift' ? offer.layer : 'goods';
}

/** How many coupons of a kind that have no agreement may meet: of gifts one, of the others what the program says. */
export const couponLimit = (kind: CouponKind, { coupons }: PricingSettings): number =>
  kind === 'gift' ? 1 : coupons[kind];

const isAlways = ({ offer }: Meets): boolean => offer.stack === 'ALWAYS';

/** How two offers get on in one order: both may count, or what stands in the way. */
export type Meeting = 'together' | 'other_lines' | 'lowest_price' | 'group_taken' | 'exclusive' | 'coupon_limit';

/** How an offer gets on with another, before any cart: a line takes one offer, a unit the lowest price (4.C.1, 4.C.2). */
export function meetingOf(a: Offer, b: Offer, settings: PricingSettings): Meeting {
  const refused = refusesTo({ offer: a }, { offer: b }, settings);
  if (refused !== null) return refused.code as Meeting;
  if (a.layer === 'unit' && b.layer === 'unit') return 'lowest_price';
  const isAlways = a.stack === 'ALWAYS' || b.stack === 'ALWAYS';
  const shareLines = a.layer === 'line' && b.layer === 'line' && !isAlways;
  return shareLines && !acceptEachOther({ offer: a }, { offer: b }) ? 'other_lines' : 'together';
}
