import { after, applyOffer, type Candidate, isOutcome, payableOf } from './apply';
import { type Arena, isAlways, isSpent, lineStage, mayJoin } from './arena';
import { contentionOf } from './contention';
import { couponKind, couponsExceed } from './meeting';
import { type Outlook, outlookOf } from './outlook';
import { isBetter, type Plan } from './plan';
import { tiesOf } from './ties';

/** The best plan of all compatible sets in which every member has an effect, and all of `required` are (4.C-choosing). */
export function searchAll(arena: Arena, required: readonly Candidate[]): Plan | null {
  const { start } = arena;
  const shut = new Int16Array(arena.rest.length);
  const outlook = outlookOf(arena, shut);
  const rest = restSearch(arena, required, outlook, shut);
  const { choices, take, most } = contentionOf(arena);
  const isHopeless = (at: number, taken: number): boolean => {
    const given = most(taken, at);
    const left = { goods: start.goods - given, freight: start.freight, given };
    return outlook(0, left, start.goods) > rest.least();
  };
  const visit = (at: number, set: readonly Candidate[]): void => {
    if (isHopeless(at, set.length)) return;
    const candidate = choices[at];
    if (candidate === undefined) {
      rest.visit(set);
      return;
    }
    if (mayJoin(set, candidate, arena) && take(set.length, at)) {
      shutFor(candidate, 1);
      visit(at + 1, [...set, candidate]);
      shutFor(candidate, -1);
    }
    if (!required.includes(candidate)) visit(at + 1, set);
  };
  const shutFor = (candidate: Candidate, by: 1 | -1) => shift(shut, arena.shuts(candidate), by);
  visit(0, []);
  return rest.best();
}

/** Searches what comes after the line offers, set by set of those; the best plan of all is kept. */
function restSearch(arena: Arena, required: readonly Candidate[], outlook: Outlook, shut: Int16Array) {
  const { rest } = arena;
  const ties = tiesOf(arena, shut);
  let best: Plan | null = null;
  const least = (): number => (best === null ? Number.POSITIVE_INFINITY : payableOf(best.state));
  const isHopeless = (at: number, plan: Plan): boolean => {
    if (best === null) return false;
    const over = outlook(at, plan.state, plan.state.goods) - least();
    return over > 0 || (over === 0 && ties.isBehind(at, plan, best));
  };
  const visitWith = (at: number, plan: Plan, joining: readonly Candidate[]): void => {
    const refused = joining.flatMap(arena.shuts);
    shift(shut, refused, 1);
    visit(at, plan);
    shift(shut, refused, -1);
  };
  /** Whether to go on without a candidate; if it could not join, that changes nothing of what is hoped for. */
  const goesOn = (at: number, plan: Plan, couldJoin: boolean): boolean =>
    mayLeaveOut(rest[at] as Candidate, required, couldJoin) && !(couldJoin && isHopeless(at + 1, plan));
  const joined = (at: number, plan: Plan): Plan | null =>
    shut[at] === 0 ? extended(plan, rest[at] as Candidate, arena) : null;
  const visit = (from: number, plan: Plan): void => {
    if (isHopeless(from, plan)) return;
    for (const [at, candidate] of rest.entries()) {
      if (at < from) continue;
      const longer = joined(at, plan);
      if (longer !== null) visitWith(at + 1, longer, [candidate]);
      if (!goesOn(at, plan, longer !== null)) return;
    }
    keep(plan);
  };
  const keep = (plan: Plan): void => {
    if (best === null || isBetter(plan, best)) best = plan;
  };
  return {
    best: () => best,
    least,
    visit: (set: readonly Candidate[]): void => {
      const failed = new Map();
      const plan = lineStage(set, arena, failed);
      if (set.some((one) => failed.has(one))) return;
      // What always stacks among the line offers joined by itself, and may refuse others too.
      const members = plan.steps.map(({ candidate }) => candidate);
      visitWith(
        0,
        plan,
        members.filter((one) => !set.includes(one)),
      );
    },
  };
}

/** Counts for each place how many refuse the candidate there. */
function shift(shut: Int16Array, places: readonly number[], by: 1 | -1): void {
  for (const place of places) shut[place] = (shut[place] as number) + by;
}

/** The plan with one more offer that nobody in it refuses, if there is room for another coupon and it has an effect. */
export function extended({ state, steps }: Plan, candidate: Candidate, { settings, ground }: Arena): Plan | null {
  if (isSpent(candidate, state, settings)) return null;
  const isOneCouponMore = couponKind(candidate) !== null;
  const members = isOneCouponMore ? steps.map((step) => step.candidate) : [];
  if (isOneCouponMore && couponsExceed(members, candidate, settings)) return null;
  const outcome = applyOffer(candidate, state, ground);
  return isOutcome(outcome) ? { state: after(state, outcome), steps: [...steps, { candidate, outcome }] } : null;
}

/** What always stacks is left out only where it can do nothing; what the buyer picked, never. */
export const mayLeaveOut = (candidate: Candidate, required: readonly Candidate[], isIn: boolean): boolean =>
  isAlways(candidate) ? !isIn : !required.includes(candidate);
