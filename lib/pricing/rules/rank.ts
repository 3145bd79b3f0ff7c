import type { Candidate } from './apply';
import type { Plan } from './plan';

/** What decides between plans that cost the same (4.C-choosing), in its order; `lists` by sums where they fit a number. */
export type Rank = {
  readonly coupons: number;
  readonly ends: number;
  readonly worth: number;
  readonly gifts: number;
  readonly priorities: number;
  readonly ids: number;
};

/** Negative where the first is better. */
export const compareRanks = (a: Rank, b: Rank): number =>
  a.coupons - b.coupons ||
  b.ends - a.ends ||
  b.worth - a.worth ||
  b.gifts - a.gifts ||
  b.priorities - a.priorities ||
  b.ids - a.ids;

/** By number of the candidate what it adds to the sums of a rank. */
export type Weights = {
  readonly ends: readonly number[];
  readonly priorities: readonly number[];
  readonly ids: readonly number[];
};

/**
 * Lists that are compared from their first member on, as sums: a value weighs more than all below it together, so the
 * larger sum is the list that is first in the first difference. Null where so many values do not fit a number.
 */
export function weightsOf(candidates: readonly Candidate[]): Weights | null {
  const isCoupon = ({ offer }: Candidate) => offer.source.type === 'COUPON';
  const ends = stacked(candidates.filter(isCoupon), (a, b) => endOf(b) - endOf(a));
  const priorities = stacked(candidates, ({ offer: a }, { offer: b }) => a.priority - b.priority);
  const ids = stacked(candidates, ({ offer: a }, { offer: b }) => (a.id === b.id ? 0 : a.id < b.id ? 1 : -1));
  return ends === null || priorities === null || ids === null ? null : { ends, priorities, ids };
}

/** The weights of candidates by their number, the one that counts least having 1; alike ones have the same. */
function stacked(candidates: readonly Candidate[], compare: (a: Candidate, b: Candidate) => number): number[] | null {
  const weights: number[] = [];
  let [weight, below] = [1, 0];
  let last: Candidate | null = null;
  for (const one of candidates.toSorted(compare)) {
    if (last !== null && compare(last, one) !== 0) weight += below;
    if (last !== null && compare(last, one) !== 0) below = 0;
    below += weight;
    last = one;
    weights[one.place] = weight;
    if (weight + below > Number.MAX_SAFE_INTEGER) return null;
  }
  return weights;
}

const NEVER = 8_640_000_000_000_000;

/** When a coupon ends. */
export const endOf = ({ offer: { source } }: Candidate): number =>
  source.type === 'COUPON' ? (source.expiresAt?.getTime() ?? NEVER) : NEVER;

/** The rank of a plan. */
export function rankOf({ steps }: Pick<Plan, 'steps'>, weights: Weights): Rank {
  let [coupons, ends, worth, gifts, priorities, ids] = [0, 0, 0, 0, 0, 0];
  for (const { candidate, outcome } of steps) {
    const { place, offer } = candidate;
    priorities += weights.priorities[place] as number;
    ids += weights.ids[place] as number;
    if (offer.source.type === 'COUPON') {
      coupons += 1;
      ends += weights.ends[place] as number;
    }
    if (outcome.gift === null && outcome.multiplier === null) continue;
    worth += outcome.worth;
    gifts += 1;
  }
  return { coupons, ends, worth, gifts, priorities, ids };
}
