import { applyOffer, type Candidate, type Ground } from './apply';
import { refusal } from './candidate';
import { type Lines, linesOf } from './lines';
import { acceptEachOther, couponsExceed, refusesTo } from './meeting';
import { isOutcome, type Outcome } from './outcome';
import { inOrder, type Plan } from './plan';
import { type Weights, weightsOf } from './rank';
import { after, type State } from './state';
import type { OfferRefusal, PricingSettings } from './types';

/** What a search chooses among: candidates in the order of application, and what each does when it stands alone. */
export type Arena = {
  readonly ground: Ground;
  readonly start: State;
  readonly settings: PricingSettings;
  /** Line offers, and all that come after them. */
  readonly line: readonly Candidate[];
  readonly rest: readonly Candidate[];
  readonly alone: ReadonlyMap<Candidate, Outcome | OfferRefusal>;
  /** Those line offers that share lines with another, for each accepts the other. */
  readonly sharing: ReadonlySet<Candidate>;
  readonly lines: Lines;
  /** What decides where money does not, as sums; null where sums cannot tell so many apart. */
  readonly weights: Weights | null;
  /** Pairs that may not both count. */
  readonly refuses: (a: Candidate, b: Candidate) => boolean;
  /** The places in `rest` of those that a candidate refuses. */
  readonly shuts: (candidate: Candidate) => readonly number[];
};

const LAYER_ORDER = ['line', 'order', 'coupon', 'freight', 'gift', 'earn'];

/** Sets candidates up for a search, computing once what does not depend on a set. */
export function arenaOf(candidates: readonly Candidate[], alone: Arena['alone'], ground: Ground, start: State): Arena {
  const { settings } = ground;
  const ordered = inOrder(candidates, LAYER_ORDER);
  const rest = ordered.filter(({ offer }) => offer.layer !== 'line');
  // By the number of a candidate: the numbers of those it refuses, and their places in `rest`.
  const refused: boolean[][] = [];
  const shuts: (readonly number[])[] = [];
  for (const a of ordered) {
    const of: boolean[] = [];
    for (const b of ordered) of[b.place] = a !== b && refusesTo(a, b, settings) !== null;
    refused[a.place] = of;
    shuts[a.place] = rest.flatMap((b, at) => (of[b.place] === true ? at : []));
  }
  const refuses = (a: Candidate, b: Candidate) => refused[a.place]?.[b.place] === true;
  const line = ordered.filter(({ offer }) => offer.layer === 'line');
  const agrees = (a: Candidate) => line.some((b) => a !== b && acceptEachOther(a, b));
  return {
    ground,
    start,
    settings,
    alone,
    line,
    sharing: new Set(line.filter((one) => !isAlways(one) && agrees(one))),
    rest,
    lines: linesOf(line, alone, refuses, ground, start),
    weights: weightsOf(ordered),
    refuses,
    shuts: ({ place }) => shuts[place] ?? NONE,
  };
}

const NONE: readonly number[] = [];

/** Whether an offer always stacks: it is in every set and never chosen. */
export const isAlways = ({ offer }: Pick<Candidate, 'offer'>): boolean => offer.stack === 'ALWAYS';

/** Whether an offer may join a set: nobody in it refuses it, and there is room for one more coupon. */
export function mayJoin(set: readonly Candidate[], next: Candidate, { refuses, settings }: Arena): boolean {
  return !set.some((one) => refuses(one, next)) && !couponsExceed(set, next, settings);
}

/** Whether nothing can come of an offer: the order's most is given, or there is no freight. */
export function isSpent(
  { offer: { layer } }: Candidate,
  { given, freight }: State,
  { orderMax }: PricingSettings,
): boolean {
  if (layer === 'freight') return freight === 0;
  return orderMax !== null && given >= orderMax && (layer === 'order' || layer === 'coupon');
}

/** A set applied as a whole, with the members that have no effect in it and why. */
export function runSet(
  members: readonly Candidate[],
  arena: Arena,
): { plan: Plan; failed: Map<Candidate, OfferRefusal> } {
  const failed = new Map<Candidate, OfferRefusal>();
  const line = arena.lines.stage(members, failed);
  const steps = [...line.steps];
  let { state } = line;
  for (const candidate of arena.rest) {
    if (!isAlways(candidate) && !members.includes(candidate)) continue;
    const other = steps.find((step) => arena.refuses(step.candidate, candidate));
    const outcome =
      other === undefined
        ? applyOffer(candidate, state, arena.ground)
        : refusal('group_taken', { other: other.candidate.offer.id, group: candidate.offer.group });
    if (!isOutcome(outcome)) {
      failed.set(candidate, outcome);
      continue;
    }
    state = after(state, outcome);
    steps.push({ candidate, outcome });
  }
  return { plan: { state, steps }, failed };
}
