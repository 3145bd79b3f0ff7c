import type { Candidate } from './apply';
import type { Outcome } from './outcome';
import { compareRanks, endOf, rankOf, type Weights } from './rank';
import { payableOf, type State } from './state';

/** A set of offers applied in order, and what is left to pay. */
export type Plan = {
  readonly state: State;
  readonly steps: readonly Step[];
};

/** One applied offer of a plan. */
export type Step = { readonly candidate: Candidate; readonly outcome: Outcome };

/**
 * Whether a plan is better than another for the member: less to pay, then fewer coupons used, coupons that end sooner,
 * more given beside, higher priorities, lower ids (4.C-choosing). Never both ways.
 */
export function isBetter(a: Plan, b: Plan, weights: Weights | null): boolean {
  const paid = payableOf(a.state) - payableOf(b.state);
  if (paid !== 0) return paid < 0;
  return (weights === null ? compareLists(a, b) : compareRanks(rankOf(a, weights), rankOf(b, weights))) < 0;
}

/** The same as `compareRanks`, one list after the other: for more candidates than sums can tell apart. */
function compareLists(a: Plan, b: Plan): number {
  const [one, other] = [listsOf(a), listsOf(b)];
  return (
    one.ends.length - other.ends.length ||
    firstDifference(one.ends, other.ends) ||
    other.worth - one.worth ||
    other.gifts - one.gifts ||
    firstDifference(other.priorities, one.priorities) ||
    (one.ids < other.ids ? -1 : 1)
  );
}

function listsOf({ steps }: Plan) {
  const coupons = steps.filter(({ candidate }) => candidate.offer.source.type === 'COUPON');
  const beside = steps.filter(({ outcome }) => outcome.gift !== null || outcome.multiplier !== null);
  return {
    ends: coupons.map(({ candidate }) => endOf(candidate)).sort((a, b) => a - b),
    worth: beside.reduce((total, { outcome }) => total + outcome.worth, 0),
    gifts: beside.length,
    priorities: steps.map(({ candidate }) => candidate.offer.priority).sort((a, b) => b - a),
    ids: steps
      .map(({ candidate }) => candidate.offer.id)
      .sort()
      .join('\n'),
  };
}

/** The first difference of two lists; what one list lacks is below everything. */
function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? Number.NEGATIVE_INFINITY) - (b[at] ?? Number.NEGATIVE_INFINITY);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The order in which offers are applied: by layer, higher priority first, then by id; whatever order they came in. */
export function inOrder(candidates: readonly Candidate[], layers: readonly string[]): Candidate[] {
  const place = new Map(layers.map((layer, index) => [layer, index]));
  return [...candidates].sort(
    ({ offer: a }, { offer: b }) =>
      (place.get(a.layer) ?? 0) - (place.get(b.layer) ?? 0) || byRank(a, b) || (a.id < b.id ? -1 : 1),
  );
}

type Ranked = Candidate['offer'];

/** Higher priority first; the benefits of one card by their rank inside the card (S0-2.3). */
function byRank(a: Ranked, b: Ranked): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  if (a.source.type === 'CARD' && b.source.type === 'CARD' && a.source.card === b.source.card)
    return a.source.rank - b.source.rank;
  return 0;
}
