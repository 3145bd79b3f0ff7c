import { applyOffer, type Candidate, candidateOf, type Ground } from './apply';
import { type Arena, arenaOf, isAlways, mayJoin, runSet } from './arena';
import { refusal, type Speaking } from './candidate';
import { mayComeLater } from './later';
import { couponKind, couponLimit, refusesTo } from './meeting';
import { isOutcome, type Outcome } from './outcome';
import { moneyOff } from './outlook';
import { inOrder, type Plan } from './plan';
import { searchAll } from './search';
import { searchBeam } from './search-beam';
import { searchListed } from './search-listed';
import type { State } from './state';
import type { OfferRefusal, Priced } from './types';

/** The chosen plan, and every offer that is not in it with its reason. */
export type Chosen = {
  readonly plan: Plan;
  readonly refused: readonly (OfferRefusal & { readonly speaking: Speaking })[];
  readonly search: Priced['search'];
};

/** Chooses among the offers after the unit price, and says of each that does not count why (4.C-choosing, N2). */
export function choose(
  speaking: readonly Speaking[],
  taken: readonly Speaking[],
  ground: Ground,
  start: State,
): Chosen {
  const candidates = speaking.map((one, place) => candidateOf(one, place, ground));
  const alone = new Map(candidates.map((one) => [one, applyOffer(one, start, ground)]));
  const refused: (OfferRefusal & { speaking: Speaking })[] = [];
  const able = candidates.filter((one) => {
    const group = taken.find(({ offer }) => offer.group !== null && offer.group === one.offer.group);
    const outcome = alone.get(one) as Outcome | OfferRefusal;
    const reason =
      group !== undefined
        ? refusal('group_taken', { other: group.offer.id, group: one.offer.group })
        : isOutcome(outcome) || mayComeLater(one)
          ? null
          : outcome;
    if (reason !== null) refused.push({ ...reason, speaking: one });
    return reason === null;
  });
  const arena = arenaOf(able, alone, ground, start);
  const required = pickedOf(arena);
  const { plan, search } = searched(arena, required);
  const lost = able.filter((one) => !plan.steps.some(({ candidate }) => candidate === one));
  return {
    plan,
    search,
    refused: [...refused, ...lost.map((one) => ({ ...whyNot(one, plan, arena), speaking: one }))],
  };
}

/** Picked coupons that may stand together, the first in order of application first (4.C-choosing). */
function pickedOf(arena: Arena): Candidate[] {
  const picked: Candidate[] = [];
  for (const one of inOrder([...arena.line, ...arena.rest], ['line', 'order', 'coupon', 'freight', 'gift', 'earn'])) {
    const { source } = one.offer;
    if (source.type === 'COUPON' && source.isPicked && !isAlways(one) && mayJoin(picked, one, arena)) picked.push(one);
  }
  return picked;
}

function searched(arena: Arena, required: readonly Candidate[]): { plan: Plan; search: Priced['search'] } {
  const { mode, exhaustiveMax, beamWidth } = arena.settings;
  const candidates = [...arena.line, ...arena.rest].filter((one) => !isAlways(one)).length;
  const by = mode === 'MERCHANT' ? 'merchant' : candidates <= exhaustiveMax ? 'exhaustive' : 'beam';
  for (let kept = required.length; kept >= 0; kept--) {
    // A picked coupon that has no effect beside what always applies, or beside another picked one, is let go.
    const set = required.slice(0, kept);
    const plan =
      by === 'merchant'
        ? searchListed(arena, set)
        : by === 'exhaustive'
          ? searchAll(arena, set)
          : searchBeam(arena, set, beamWidth);
    if (plan !== null) return { plan, search: { by, candidates } };
  }
  return { plan: runSet([], arena).plan, search: { by, candidates } };
}

/** Why an offer is not in the plan: somebody in it refuses it, it has no effect beside it, or the plan is better. */
function whyNot(one: Candidate, plan: Plan, arena: Arena): OfferRefusal {
  const members = plan.steps.map(({ candidate }) => candidate);
  for (const other of members) {
    const reason = refusesTo(one, other, arena.settings);
    if (reason !== null) return reason;
  }
  const kind = couponKind(one);
  if (kind !== null && !mayJoin(members, one, arena))
    return refusal('coupon_limit', { limit: couponLimit(kind, arena.settings) });
  const { failed } = runSet([...members, one], arena);
  const own = failed.get(one);
  if (own?.code === 'line_taken') return refusal('line_taken', { other: holderOf(one, plan) });
  if (own !== undefined) return own;
  // A gift has no money to compare: it stays where it would cost a coupon and lower nothing.
  const { layer } = one.offer;
  if (layer === 'gift' || layer === 'earn') return refusal('saves_nothing');
  return refusal('not_best', { saved: aloneOf(one, arena), best: savedBy(plan) });
}

const holderOf = (one: Candidate, { steps }: Plan): string =>
  steps.find(
    ({ candidate, outcome }) => candidate !== one && one.eligible.some((index) => (outcome.shares[index] ?? 0) > 0),
  )?.candidate.offer.id ?? '';

function aloneOf(one: Candidate, { alone }: Arena): number {
  const outcome = alone.get(one);
  return outcome !== undefined && isOutcome(outcome) ? moneyOff(outcome) : 0;
}

const savedBy = ({ steps }: Plan): number => steps.reduce((total, { outcome }) => total + moneyOff(outcome), 0);
