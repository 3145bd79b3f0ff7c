import type { z } from 'zod';
import { BenefitTermsSchema, candidateOfTerms } from '@/lib/benefits';
import type { ConditionLeaf } from '@/lib/kernel/condition';
import { PERIODS, type Period, periodName } from '@/lib/kernel/earning';
import { askedIn, benefitOffer, isByPiece, type Offer } from '@/lib/pricing';
import type { OffersTrial, TrialPart } from '../trial';

type BenefitTerms = z.output<typeof BenefitTermsSchema>;

/** For whom, when and where an order was. */
export type Moment = {
  readonly memberId: string | null;
  readonly level: string | null;
  readonly at: Date;
  readonly storeCode: string | null;
  readonly channel: string;
  readonly zone: string;
  /** Whether he is one of those whom a campaign's coupons and benefits are for. */
  readonly isMeant: boolean;
};

/** A part that speaks to orders: what it offers to each, given how often its buyer has used it; null where it is not his. */
export type Speaker = {
  readonly id: string;
  /** Under which name its uses by one buyer are counted at an instant; null: they are not. */
  readonly countsAt: (at: Date, zone: string) => string | null;
  readonly speak: (moment: Moment, used: (counts: string) => number) => Offer | null;
};

/** How a part of a trial speaks to orders. */
export function speakerOf(part: TrialPart): Speaker {
  switch (part.of) {
    case 'offer':
      return offerSpeaker(part.offer);
    case 'coupon':
      return couponSpeaker(part.offer, part.copies);
    case 'benefit':
      return benefitSpeaker(part.code, part.version, BenefitTermsSchema.parse(part.terms));
  }
}

/** What a trial asks of buyers that not every cart knows: it is as of the instant of the back-test, not of the orders (4.I). */
export const asksOf = ({ standing, draft }: OffersTrial): readonly ConditionLeaf[] =>
  askedIn(
    [...standing, ...draft].map((part) =>
      part.of === 'benefit' ? BenefitTermsSchema.parse(part.terms).conditions : part.offer.conditions,
    ),
  );

/** Units of a stock are counted for each member where he has a limit of his own; a guest has none (4.E). */
function offerSpeaker(offer: Offer): Speaker {
  const { id } = offer;
  const { perMember } = offer.stock;
  if (perMember === null) return { id, countsAt: () => null, speak: () => offer };
  const counts = `offer ${id}`;
  return {
    id,
    countsAt: () => counts,
    speak({ memberId }, used) {
      if (memberId === null) return blockedBy(offer, 'member_only');
      const left = perMember - used(counts);
      if (left <= 0) return blockedBy(offer, 'member_limit_reached', { budget: id });
      return isByPiece(offer) ? { ...offer, left } : offer;
    },
  };
}

function couponSpeaker(offer: Offer, copies: number | null): Speaker {
  const counts = `coupon ${offer.id}`;
  return {
    id: offer.id,
    countsAt: () => counts,
    speak({ memberId, isMeant }, used) {
      if (memberId === null || !isMeant) return null;
      const isUsedUp = copies !== null && used(counts) >= copies;
      return isUsedUp ? blockedBy(offer, 'already_used', { at: null }) : offer;
    },
  };
}

function benefitSpeaker(benefit: string, version: number, terms: BenefitTerms): Speaker {
  const countsAt = (at: Date, zone: string) => `benefit ${benefit} ${periodOf(terms.per, at, zone)}`;
  return {
    id: `benefit:${benefit}`,
    countsAt,
    speak({ memberId, level, isMeant, at, storeCode, channel, zone }, used) {
      const own = terms.levels.find((one) => one.level === level);
      if (memberId === null || !isMeant || (terms.levels.length > 0 && own === undefined)) return null;
      const candidate = candidateOfTerms(terms, { benefit, version, level, storeCode, channel, at, zone });
      if (candidate === null) return null;
      const offer = benefitOffer(candidate);
      const times = own === undefined ? terms.times : own.times;
      const isUsedUp = times !== null && used(countsAt(at, zone)) >= times;
      return isUsedUp ? blockedBy(offer, 'benefit_used_up', { quota: times, next: null }) : offer;
    },
  };
}

const blockedBy = (offer: Offer, code: string, facts: NonNullable<Offer['blocked']>['facts'] = {}): Offer => ({
  ...offer,
  blocked: { code, facts },
});

function periodOf(per: BenefitTerms['per'], at: Date, zone: string): string {
  const known = PERIODS.find((period): period is Period => period === per);
  if (known !== undefined) return periodName(known, at, zone);
  return per === 'year' ? periodName('month', at, zone).slice(0, 4) : '';
}
