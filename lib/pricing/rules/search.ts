import { alikeIn } from './alike';
import { applyOffer, type Candidate } from './apply';
import { type Arena, isAlways, isSpent, mayJoin } from './arena';
import { contentionOf } from './contention';
import { mayCountLater } from './later';
import { couponKind, couponsExceed } from './meeting';
import { isOutcome } from './outcome';
import { type CouponCount, type Outlook, outlookOf } from './outlook';
import { isBetter, type Plan } from './plan';
import { after, payableOf } from './state';
import { tiesOf } from './ties';

/** The best plan of all compatible sets in which every member has an effect, and all of `required` are (4.C-choosing). */
export function searchAll(arena: Arena, required: readonly Candidate[]): Plan | null {
  const { start, settings } = arena;
  const shut = Int16Array.from(arena.rest, (one) => (mayCount(one, arena) ? 0 : 1));
  const joined: CouponCount = { goods: 0, freight: 0, gift: 0 };
  const outlook = outlookOf(arena, shut, joined);
  const rest = restSearch(arena, required, outlook, shut, joined);
  const { choices, take, mosts } = contentionOf(arena);
  const isHopeless = (at: number, set: readonly Candidate[]): boolean => {
    const isBehind = (best: Plan): boolean => rest.ties.isSetBehind(set, choices, at, best);
    return mosts.some((most) => {
      const given = Math.min(most(set.length, at), settings.orderMax ?? Number.POSITIVE_INFINITY);
      const left = { goods: start.goods - given, freight: start.freight, given };
      return rest.isHopeless(outlook(0, left, start.goods), isBehind);
    });
  };
  const visit = (at: number, set: readonly Candidate[]): void => {
    if (isHopeless(at, set)) return;
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

/** Whether an offer can have an effect at all, beside whomever. */
function mayCount(one: Candidate, { alone }: Arena): boolean {
  const outcome = alone.get(one);
  return (outcome !== undefined && isOutcome(outcome)) || mayCountLater(one);
}

/** Searches what comes after the line offers, set by set of those; the best plan of all is kept. */
function restSearch(
  arena: Arena,
  required: readonly Candidate[],
  outlook: Outlook,
  shut: Int16Array,
  coupons: CouponCount,
) {
  const { rest } = arena;
  const ties = tiesOf(arena, shut);
  const alike = alikeIn(rest, required);
  const isIn = new Uint8Array(rest.length);
  const isJoined = (at: number): boolean => isIn[at] === 1;
  let best: Plan | null = null;
  /** Whether what costs no less than so much cannot win; where it costs the same, whether it is behind. */
  const cannotWin = (cost: number, isBehind: (best: Plan) => boolean): boolean => {
    if (best === null) return false;
    const over = cost - payableOf(best.state);
    return over > 0 || (over === 0 && isBehind(best));
  };
  const isHopeless = (at: number, plan: Plan): boolean =>
    cannotWin(outlook(at, plan.state, plan.state.goods), (found) => ties.isBehind(at, plan, found));
  const visitWith = (at: number, plan: Plan, joining: readonly Candidate[]): void => {
    for (const one of joining) count(one, 1);
    visit(at, plan);
    for (const one of joining) count(one, -1);
  };
  const count = (one: Candidate, by: 1 | -1): void => {
    shift(shut, arena.shuts(one), by);
    countCoupon(one, by);
  };
  const countCoupon = (one: Candidate, by: 1 | -1): void => {
    const kind = isAlways(one) ? null : couponKind(one);
    if (kind !== null) coupons[kind] += by;
  };
  /** Whether to go on without a candidate; if it could not join, that changes nothing of what is hoped for. */
  const goesOn = (at: number, plan: Plan, couldJoin: boolean): boolean =>
    mayLeaveOut(rest[at] as Candidate, required, couldJoin) &&
    !alike[at]?.worse.some(isJoined) &&
    !(couldJoin && isHopeless(at + 1, plan));
  const joined = (at: number, plan: Plan): Plan | null =>
    shut[at] === 0 && alike[at]?.better.every(isJoined) ? extended(plan, rest[at] as Candidate, arena) : null;
  const visit = (from: number, plan: Plan): void => {
    if (isHopeless(from, plan)) return;
    for (let at = from; at < rest.length; at++) {
      const longer = joined(at, plan);
      if (longer !== null) {
        isIn[at] = 1;
        visitWith(at + 1, longer, [rest[at] as Candidate]);
        isIn[at] = 0;
      }
      if (!goesOn(at, plan, longer !== null)) return;
    }
    keep(plan);
  };
  const keep = (plan: Plan): void => {
    if (best === null || isBetter(plan, best, arena.weights)) best = plan;
  };
  return {
    best: () => best,
    ties,
    isHopeless: cannotWin,
    visit: (set: readonly Candidate[]): void => {
      const plan = arena.lines.stageAll(set);
      if (plan === null) return;
      // What always stacks among the line offers joined by itself, and may refuse others too.
      const members = plan.steps.map(({ candidate }) => candidate);
      // The set itself has shut whom it refuses, so that only its coupons are still to be counted.
      for (const one of set) countCoupon(one, 1);
      visitWith(
        0,
        plan,
        members.filter((one) => !set.includes(one)),
      );
      for (const one of set) countCoupon(one, -1);
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
