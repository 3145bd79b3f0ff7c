import { BenefitTermsSchema, candidateOfTerms as benefitOfTerms } from '@/lib/benefits';
import { campaignAsWritten, type WrittenCampaign } from '@/lib/campaigns';
import { CouponTermsSchema, candidateOfTerms as couponOfTerms } from '@/lib/coupons';
import { must } from '@/lib/kernel/assert';
import type { Condition } from '@/lib/kernel/condition';
import type { Program } from '@/lib/platform/program';
import { couponOffers, type Offer } from '@/lib/pricing';
import { complaintsOf } from '@/lib/segments';
import type { TrialPart } from '../trial';
import { budgetsNamed, offerPart, offersTrial } from './offers-trial';
import type { Subject } from './subject';

type Part = WrittenCampaign['parts'][number];
type Said = { readonly terms: Parameters<typeof offerPart>[2] | null };

/**
 * A campaign with its parts as their owners have them: its offers, its coupons as if each member of the audience had his
 * copies, its benefits as if he had them. Games and tasks are decided by no order.
 */
export const campaigns: Subject = {
  code: 'campaign',
  can: 'campaigns.read',
  page: (code) => `/console/campaigns/${code}`,
  async draft(db, program, code, now) {
    const written = await campaignAsWritten(db, program, code, now);
    if (written === null) return null;
    const { terms, parts, speaksTo } = written;
    const { audience } = terms;
    if (audience !== null && complaintsOf(audience).length > 0) return null;
    const found = parts.map((part) => ({ part, trial: trialOf(part, speaksTo, terms.budget, program, now) }));
    const draft = found.flatMap(({ trial }) => trial ?? []);
    const uncounted = found.flatMap(({ part, trial }) => (trial === null ? part.name : []));
    const budgets = await budgetsNamed(db, program, draft, now);
    const trial = await offersTrial(db, program, { draft, audience, budgets, uncounted }, now);
    const versions = parts.map(({ sort, code: name, version }) => [sort, name, version]);
    return { name: terms.name, trial, about: { terms, versions } };
  },
};

function trialOf(
  part: Part,
  speaksTo: Condition | null,
  budget: string | null,
  { zone }: Program,
  now: Date,
): TrialPart | null {
  if (part.standing === 'missing' || part.said === null) return null;
  switch (part.sort) {
    case 'offer': {
      const { terms } = part.said as Said;
      if (terms === null) return null;
      const { offer } = offerPart(part.code, part.version, terms);
      return { of: 'offer', offer: { ...drawing(offer, budget), conditions: both(speaksTo, offer.conditions) } };
    }
    case 'batch': {
      const terms = CouponTermsSchema.parse(part.said);
      const candidate = couponOfTerms(terms, { couponId: part.gate, storeCode: null, at: now });
      const [made] = couponOffers({ candidates: [candidate], unusable: [] });
      const { offer } = must(made, 'a candidate is an offer');
      const timeless = { ...offer, id: part.code, startsAt: null, endsAt: null, blocked: null };
      const source = { type: 'COUPON', coupon: part.gate, expiresAt: null, isPicked: false } as const;
      const conditions = both(claimable(terms), ofStores(terms.scope.stores));
      return {
        of: 'coupon',
        offer: { ...drawing(timeless, budget), source, conditions },
        copies: terms.perMember,
      };
    }
    case 'benefit': {
      const terms = BenefitTermsSchema.parse(part.said);
      const place = { storeCode: null, channel: '', at: now, zone };
      const level = terms.levels[0]?.level ?? null;
      const acts = benefitOfTerms(terms, { benefit: part.code, version: part.version, level, ...place }) !== null;
      return acts ? { of: 'benefit', code: part.code, version: part.version, terms } : null;
    }
    default:
      return null;
  }
}

/** A part draws on the campaign's budget beside its own, as the campaign says (S0-5.2). */
const drawing = (offer: Offer, budget: string | null): Offer =>
  budget === null || offer.budgets.includes(budget) ? offer : { ...offer, budgets: [...offer.budgets, budget] };

/** Who may claim a batch, as offers ask for it. */
function claimable({
  audience: { levels, joinedWithinDays },
}: ReturnType<typeof CouponTermsSchema.parse>): Condition | null {
  const held: Condition | null = levels.length === 0 ? null : { attribute: 'member.level', oneOf: [...levels] };
  return both(held, joinedWithinDays === null ? null : { attribute: 'member.days', atMost: joinedWithinDays });
}

const ofStores = (stores: readonly string[]): Condition | null =>
  stores.length === 0 ? null : { attribute: 'order.store', oneOf: [...stores] };

const both = (one: Condition | null, other: Condition | null): Condition | null =>
  one === null || other === null ? (one ?? other) : { all: [one, other] };
