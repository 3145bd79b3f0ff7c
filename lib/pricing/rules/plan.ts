import { type Candidate, type Outcome, payableOf, type State } from './apply';

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
export function isBetter(a: Plan, b: Plan): boolean {
  const paid = payableOf(a.state) - payableOf(b.state);
  if (paid !== 0) return paid < 0;
  return (compareRanks(rankOf(a), rankOf(b)) || (idsOf(a) < idsOf(b) ? -1 : 1)) < 0;
}

/** What decides between plans that cost the same, all but the ids. */
export type Rank = {
  readonly coupons: number;
  readonly ends: readonly number[];
  readonly worth: number;
  readonly gifts: number;
  readonly priorities: readonly number[];
};

/** Negative where the first is better, by what stands first in `isBetter`. */
export function compareRanks(a: Rank, b: Rank): number {
  return (
    a.coupons - b.coupons ||
    firstDifference(a.ends, b.ends) ||
    b.worth - a.worth ||
    b.gifts - a.gifts ||
    firstDifference(b.priorities, a.priorities)
  );
}

const NEVER = 8_640_000_000_000_000;

/** The rank of a plan. */
export function rankOf({ steps }: Pick<Plan, 'steps'>): Rank {
  let [worth, gifts] = [0, 0];
  const ends: number[] = [];
  const priorities: number[] = [];
  for (const { candidate, outcome } of steps) {
    const { source, priority } = candidate.offer;
    priorities.push(priority);
    if (source.type === 'COUPON') ends.push(source.expiresAt?.getTime() ?? NEVER);
    if (outcome.gift === null && outcome.multiplier === null) continue;
    worth += outcome.worth;
    gifts += 1;
  }
  const coupons = ends.length;
  return { coupons, ends: ends.sort((a, b) => a - b), worth, gifts, priorities: priorities.sort((a, b) => b - a) };
}

const idsOf = ({ steps }: Plan): string =>
  steps
    .map(({ candidate }) => candidate.offer.id)
    .sort()
    .join('\n');

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
