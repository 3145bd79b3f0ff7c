import { couponCandidates } from '@/lib/coupons';
import type { Db } from '@/lib/platform/db';
import type { Program } from '@/lib/platform/program';
import { benefitOffers } from './benefit-offers';
import { couponOffers, unusableCodes } from './coupon-offers';
import { offersInForce } from './offers-in-force';
import type { Offer, RefusedOffer } from './rules/types';

/** For whom and where offers are gathered, at which moment, and the coupon codes that were typed. */
export type OffersAsked = {
  readonly memberId: string | null;
  readonly at: Date;
  readonly storeCode: string | null;
  readonly channel: string;
  readonly codes: readonly string[];
};

/** All offers that a cart is priced with, whoever owns them. */
export type OffersAtHand = {
  readonly offers: readonly Offer[];
  /** What was typed and opens no coupon of the buyer. */
  readonly refused: readonly RefusedOffer[];
  /** By offer: the code by which its coupon is called, null when nobody has looked at it yet. */
  readonly coupons: ReadonlyMap<string, string | null>;
};

/** Gathers the program's offers, the member's benefits and coupons: one line for each owner of offers. */
export async function offersAtHand(db: Db, program: Program, asked: OffersAsked): Promise<OffersAtHand> {
  const { memberId, ...place } = asked;
  const [own, coupons, benefits] = await Promise.all([
    offersInForce(db, program, asked.at),
    couponCandidates(db, asked),
    memberId === null ? [] : benefitOffers(db, { ...place, memberId }),
  ]);
  const ofCoupons = couponOffers(coupons);
  return {
    offers: [...own, ...benefits, ...ofCoupons.map(({ offer }) => offer)],
    refused: unusableCodes(coupons),
    coupons: new Map(ofCoupons.map(({ offer, code }) => [offer.id, code])),
  };
}
