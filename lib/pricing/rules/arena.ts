import { after, applyOffer, type Candidate, type Ground, isOutcome, type Outcome, type State } from './apply';
import { refusal } from './candidate';
import { holdersOf } from './holders';
import { couponsExceed, refusesTo } from './meeting';
import { inOrder, type Plan, type Step } from './plan';
import { type ApplyHeld, rememberedFrom } from './remembered';
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
  readonly applyHeld: ApplyHeld;
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
  const refused = new Map(
    ordered.map((a) => [a, new Set(ordered.filter((b) => a !== b && refusesTo(a, b, settings) !== null))]),
  );
  const rest = ordered.filter(({ offer }) => offer.layer !== 'line');
  const shuts = new Map(
    ordered.map((a) => [a, rest.flatMap((b, place) => (refused.get(a)?.has(b) ? place : []))] as const),
  );
  return {
    ground,
    start,
    settings,
    alone,
    line: ordered.filter(({ offer }) => offer.layer === 'line'),
    rest,
    applyHeld: rememberedFrom(start, ground),
    refuses: (a, b) => refused.get(a)?.has(b) ?? false,
    shuts: (candidate) => shuts.get(candidate) ?? [],
  };
}

/** Whether an offer always stacks: it is in every set and never chosen. */
export const isAlways = ({ offer }: Candidate): boolean => offer.stack === 'ALWAYS';

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

/** The line offers of a set applied: each line to the one that takes most off it, others only if they accept it (4.C.2). */
export function lineStage(members: readonly Candidate[], arena: Arena, failed: Map<Candidate, OfferRefusal>): Plan {
  const { start } = arena;
  const all = arena.line.filter((one) => isAlways(one) || members.includes(one));
  if (all.length === 0) return { state: start, steps: [] };
  const held = holdersOf(all, arena);
  let state = start;
  const steps: Step[] = [];
  for (const [place, candidate] of all.entries()) {
    const other = steps.find((step) => arena.refuses(step.candidate, candidate));
    const outcome =
      other === undefined
        ? arena.applyHeld(candidate, state, held[place] as readonly number[])
        : refusal('group_taken', { other: other.candidate.offer.id, group: candidate.offer.group });
    if (!isOutcome(outcome)) {
      failed.set(candidate, outcome);
      continue;
    }
    state = after(state, outcome);
    steps.push({ candidate, outcome });
  }
  return { state, steps };
}

/** A set applied as a whole, with the members that have no effect in it and why. */
export function runSet(
  members: readonly Candidate[],
  arena: Arena,
): { plan: Plan; failed: Map<Candidate, OfferRefusal> } {
  const failed = new Map<Candidate, OfferRefusal>();
  const line = lineStage(members, arena, failed);
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
