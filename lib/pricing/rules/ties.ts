import type { Candidate } from './apply';
import { type Arena, isAlways, isSpent } from './arena';
import { isOutcome } from './outcome';
import type { Plan } from './plan';
import { compareRanks, type Rank, rankOf } from './rank';
import type { State } from './state';

/** Tells whether a plan that can still cost as little as the best loses to it, whoever joins of those to come. */
export type Ties = {
  readonly isBehind: (at: number, plan: Plan, best: Plan) => boolean;
  /** The same of a set of line offers, before they are applied; `open` are those of which more may join. */
  readonly isSetBehind: (set: readonly Candidate[], open: readonly Candidate[], from: number, best: Plan) => boolean;
};

/**
 * Looks ahead where money does not decide (4.C-choosing). One coupon more would lose at once, so only the others of those
 * from a place of the list on count that are not shut, each as if it gave all that it gives alone.
 */
export function tiesOf({ line, rest, start, alone, settings, weights }: Arena, shut: Int16Array): Ties {
  if (weights === null) return { isBehind: () => false, isSetBehind: () => false };
  const hopes = rest.map((one) => (isCoupon(one) ? null : { ...hopeOf(one, alone.get(one)), place: one.place }));
  const always = line.filter(isAlways);
  let known: { readonly best: Plan; readonly rank: Rank } | null = null;
  const rankOfBest = (best: Plan): Rank => {
    if (known?.best !== best) known = { best, rank: rankOf(best, weights) };
    return known.rank;
  };
  /** With all that may still join after a place, as far as they would have an effect in a state. */
  const isRankBehind = (rank: Rank, at: number, state: State, best: Plan): boolean => {
    let { worth, gifts, priorities, ids } = rank;
    for (let place = at; place < rest.length; place++) {
      const hope = hopes[place];
      if (hope === undefined || hope === null || shut[place] !== 0) continue;
      if (isSpent(rest[place] as Candidate, state, settings)) continue;
      worth += hope.worth;
      gifts += hope.gifts;
      priorities += weights.priorities[hope.place] as number;
      // Whoever has as high priorities has all of them, so that his ids are known.
      ids += weights.ids[hope.place] as number;
    }
    return compareRanks({ ...rank, worth, gifts, priorities, ids }, rankOfBest(best)) >= 0;
  };
  return {
    isBehind: (at, plan, best) => isRankBehind(rankOf(plan, weights), at, plan.state, best),
    isSetBehind(set, open, from, best) {
      let [coupons, ends, priorities, ids] = [0, 0, 0, 0];
      const add = (one: Candidate): void => {
        priorities += weights.priorities[one.place] as number;
        ids += weights.ids[one.place] as number;
      };
      for (const one of always) if (!isCoupon(one)) add(one);
      for (const one of set) {
        add(one);
        if (!isCoupon(one)) continue;
        coupons += 1;
        ends += weights.ends[one.place] as number;
      }
      for (let at = from; at < open.length; at++) if (!isCoupon(open[at] as Candidate)) add(open[at] as Candidate);
      return isRankBehind({ coupons, ends, worth: 0, gifts: 0, priorities, ids }, 0, start, best);
    },
  };
}

const isCoupon = ({ offer }: Candidate): boolean => offer.source.type === 'COUPON';

/** What an offer adds where money does not decide: amounts only fall, so it gives no more than alone. */
function hopeOf({ offer }: Candidate, outcome: ReturnType<Arena['alone']['get']>) {
  const isBeside = offer.layer === 'gift' || offer.layer === 'earn';
  const worth = outcome !== undefined && isOutcome(outcome) ? outcome.worth : Number.POSITIVE_INFINITY;
  return { worth: isBeside ? worth : 0, gifts: isBeside ? 1 : 0 };
}
