import { after, applyOffer, type Candidate, type Ground, isOutcome, type Outcome, type State } from './apply';
import { refusal } from './candidate';
import { acceptEachOther, couponsExceed, refusesTo } from './meeting';
import { inOrder, type Plan, type Step } from './plan';
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
  /** Pairs that may not both count. */
  readonly refuses: (a: Candidate, b: Candidate) => boolean;
};

const LAYER_ORDER = ['line', 'order', 'coupon', 'freight', 'gift', 'earn'];

/** Sets candidates up for a search, computing once what does not depend on a set. */
export function arenaOf(candidates: readonly Candidate[], alone: Arena['alone'], ground: Ground, start: State): Arena {
  const { settings } = ground;
  const ordered = inOrder(candidates, LAYER_ORDER);
  const place = new Map(ordered.map((candidate, index) => [candidate, index]));
  const pairs = ordered.map((a) => ordered.map((b) => a !== b && refusesTo(a, b, settings) !== null));
  return {
    ground,
    start,
    settings,
    alone,
    line: ordered.filter(({ offer }) => offer.layer === 'line'),
    rest: ordered.filter(({ offer }) => offer.layer !== 'line'),
    refuses: (a, b) => pairs[place.get(a) ?? -1]?.[place.get(b) ?? -1] ?? false,
  };
}

/** Whether an offer always stacks: it is in every set and never chosen. */
export const isAlways = ({ offer }: Candidate): boolean => offer.stack === 'ALWAYS';

/** Whether an offer may join a set: nobody in it refuses it, and there is room for one more coupon. */
export function mayJoin(set: readonly Candidate[], next: Candidate, { refuses, settings }: Arena): boolean {
  return !set.some((one) => refuses(one, next)) && !couponsExceed(set, next, settings);
}

/** The line offers of a set applied: each line to the one that takes most off it, others only if they accept it (4.C.2). */
export function lineStage(members: readonly Candidate[], arena: Arena, failed: Map<Candidate, OfferRefusal>): Plan {
  const { ground, start } = arena;
  const all = arena.line.filter((one) => isAlways(one) || members.includes(one));
  if (all.length === 0) return { state: start, steps: [] };
  const held = holders(all, arena);
  let state = start;
  const steps: Step[] = [];
  for (const candidate of all) {
    const other = steps.find((step) => arena.refuses(step.candidate, candidate));
    const outcome =
      other === undefined
        ? applyOffer(candidate, state, ground, held.get(candidate) ?? [])
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

/** Which slices each line offer of a set may touch. */
function holders(members: readonly Candidate[], { alone, settings, ground }: Arena): Map<Candidate, number[]> {
  const takers = members.map((candidate) => ({
    candidate,
    shares: sharesOf(alone.get(candidate)),
    held: [] as number[],
  }));
  for (const { index } of ground.slices) {
    const contenders = takers.filter(({ shares }) => (shares[index] ?? 0) > 0);
    // The merchant's order is the list's; the member's favour is the larger reduction, ties by the list.
    if (settings.mode === 'BEST' && contenders.length > 1)
      contenders.sort((a, b) => (b.shares[index] as number) - (a.shares[index] as number));
    const kept: Candidate[] = [];
    for (const { candidate, held } of contenders) {
      const isFree = isAlways(candidate) || kept.every((other) => isAlways(other) || acceptEachOther(candidate, other));
      if (!isFree) continue;
      kept.push(candidate);
      held.push(index);
    }
  }
  return new Map(takers.map(({ candidate, held }) => [candidate, held]));
}

const sharesOf = (outcome: Outcome | OfferRefusal | undefined): readonly number[] =>
  outcome !== undefined && isOutcome(outcome) ? outcome.shares : [];
