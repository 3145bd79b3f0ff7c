import { type Candidate, isOutcome } from './apply';
import { type Arena, isSpent } from './arena';
import { compareRanks, type Plan, type Rank, rankOf } from './plan';

/** Tells whether a plan that can still cost as little as the best loses to it, whoever joins of those to come. */
export type Ties = { readonly isBehind: (at: number, plan: Plan, best: Plan) => boolean };

/**
 * Looks ahead where money does not decide (4.C-choosing). One coupon more would lose at once, so only the others of those
 * from a place of the list on count that are not shut, each as if it gave all that it gives alone.
 */
export function tiesOf({ rest, alone, settings }: Arena, shut: Int16Array): Ties {
  const hopes = rest.map((one) => hopeOf(one, alone.get(one)));
  let known: { readonly best: Plan; readonly rank: Rank } | null = null;
  return {
    isBehind(at, plan, best) {
      if (known?.best !== best) known = { best, rank: rankOf(best) };
      const rank = rankOf(plan);
      let { worth, gifts } = rank;
      const priorities = [...rank.priorities];
      for (let place = at; place < rest.length; place++) {
        const hope = hopes[place];
        if (hope === undefined || hope === null || shut[place] !== 0) continue;
        if (isSpent(rest[place] as Candidate, plan.state, settings)) continue;
        worth += hope.worth;
        gifts += hope.gifts;
        priorities.push(hope.priority);
      }
      priorities.sort((a, b) => b - a);
      return compareRanks({ ...rank, worth, gifts, priorities }, known.rank) > 0;
    },
  };
}

/** What an offer adds where money does not decide: amounts only fall, so it gives no more than alone; null for a coupon. */
function hopeOf({ offer }: Candidate, outcome: ReturnType<Arena['alone']['get']>) {
  if (offer.source.type === 'COUPON') return null;
  const isBeside = offer.layer === 'gift' || offer.layer === 'earn';
  const worth = outcome !== undefined && isOutcome(outcome) ? outcome.worth : Number.POSITIVE_INFINITY;
  return { worth: isBeside ? worth : 0, gifts: isBeside ? 1 : 0, priority: offer.priority };
}
