import { type BenefitCandidate, benefitCandidates, type CandidatesAsked } from '@/lib/benefits';
import type { Db } from '@/lib/platform/db';
import { offerKinds } from './registry';
import type { Offer } from './rules/types';

/** The benefits that a member has as offers of a quote: what they do, or why they may not be used now (S0-3.4, 4.C, N2). */
export async function benefitOffers(db: Db, asked: CandidatesAsked): Promise<Offer[]> {
  return (await benefitCandidates(db, asked)).map(benefitOffer);
}

/** A benefit as an offer: of one only one grant counts at a time; of several that name a group, one of the group. */
export function benefitOffer(candidate: BenefitCandidate): Offer {
  const { grantId, benefit, version, name, effect, scope, conditions, stacking, startsAt, endsAt } = candidate;
  // A kind that nobody knows any more is refused as such by the evaluator (fails closed).
  const params = offerKinds.find(effect.offer)?.params.safeParse(effect.params).data;
  return {
    id: `benefit:${benefit}`,
    version,
    name,
    kind: effect.offer,
    params,
    layer: effect.layer,
    group: stacking.group ?? `benefit:${benefit}`,
    stack: stacking.stack,
    priority: stacking.priority,
    conditions,
    scope,
    basis: 'NET_BEFORE',
    caps: { max: effect.max },
    source: { type: 'BENEFIT', grant: grantId },
    tags: stacking.tags,
    accepts: stacking.accepts,
    startsAt,
    endsAt,
    // Times left are no units: an offer's `left` would cut what one use gives.
    left: null,
    // The member's level's month pays too; that is known where the quote finds its rooms (S3-8.3).
    budgets: candidate.budget === null ? [] : [candidate.budget],
    stock: { total: null, perMember: null },
    blocked: candidate.blocked,
  };
}
