import type { CouponCandidate, CouponsAtHand } from '@/lib/coupons';
import { publicId } from '@/lib/kernel/id';
import { offerKinds } from './registry';
import type { Choice, Offer, RefusalCode, RefusedOffer } from './rules/types';

/** A coupon among the offers of a quote: its offer by the coupon's id as it leaves the program, and the code it is called by. */
export type CouponOffer = { readonly offer: Offer; readonly code: string | null };

/** Coupons as offers of a cart (4.C.4): what a copy does and whom it may meet, by the terms it was issued under. */
export const couponOffers = ({ candidates }: CouponsAtHand): CouponOffer[] =>
  candidates.map((candidate) => ({ offer: offerOf(candidate), code: candidate.code }));

/** Codes that open no copy of the buyer: each comes back with its reason, never silently left out (N2). */
export const unusableCodes = ({ unusable }: CouponsAtHand): RefusedOffer[] =>
  unusable.map(({ coupon, code, facts }) => ({
    offer: coupon,
    version: 0,
    code: code as RefusalCode,
    facts,
    failure: null,
  }));

function offerOf(candidate: CouponCandidate): Offer {
  const { couponId, version, name, effect, scope, stacking, startsAt, endsAt, budgets, blocked } = candidate;
  const kind = offerKinds.find(effect.offer);
  const params = kind?.params.safeParse(effect.params);
  return {
    id: publicId('coupon', couponId),
    version,
    name,
    // An effect that nobody understands any more counts for nothing and says so (fails closed).
    kind: params?.success ? effect.offer : `${effect.offer}?`,
    params: params?.data,
    layer: effect.layer,
    // Coupons are counted by the program's limits (4.C.4): a group would keep apart those that agreed to meet.
    group: null,
    stack: stacking.stack,
    priority: stacking.priority,
    conditions: null,
    scope: { include: scope.include, exclude: scope.exclude, ...within(effect.goods) },
    basis: 'NET_BEFORE',
    caps: { max: effect.max },
    source: sourceOf(candidate),
    tags: stacking.tags,
    accepts: stacking.accepts,
    startsAt,
    endsAt,
    budgets,
    stock: { total: null, perMember: null },
    left: null,
    blocked,
  };
}

function sourceOf({ couponId, endsAt, isPicked, claim }: CouponCandidate): Offer['source'] {
  const source = { type: 'COUPON', coupon: couponId, expiresAt: endsAt, isPicked } as const;
  return claim === null ? source : { ...source, claim };
}

/** Goods that the type itself names; the batch may narrow them further, so that goods must fit both. */
function within(goods: CouponCandidate['effect']['goods']): { within?: Choice } {
  if (goods === null) return {};
  const { skus = [], categories = [], brands = [] } = goods;
  const choice: Choice = { skus, products: [], categories, brands, tags: [] };
  return [skus, categories, brands].every((codes) => codes.length === 0) ? {} : { within: choice };
}
