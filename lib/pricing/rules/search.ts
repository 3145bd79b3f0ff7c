import { after, applyOffer, type Candidate, isOutcome, payableOf } from './apply';
import { type Arena, isAlways, lineStage, mayJoin, runSet } from './arena';
import { holdsSome, leftOf, lineOutlookOf, outlookOf } from './outlook';
import { isBetter, type Plan } from './plan';

/** The best plan of all compatible sets in which every member has an effect, and all of `required` are (4.C-choosing). */
export function searchAll(arena: Arena, required: readonly Candidate[]): Plan | null {
  const { rest } = arena;
  const outlook = outlookOf(arena);
  let best: Plan | null = null;
  const visit = (at: number, plan: Plan, set: readonly Candidate[]): void => {
    if (best !== null && outlook(at, leftOf(plan.state), set) > payableOf(best.state)) return;
    const candidate = rest[at];
    if (candidate === undefined) {
      if (best === null || isBetter(plan, best)) best = plan;
      return;
    }
    const longer = extended(plan, set, candidate, arena);
    if (longer !== null) visit(at + 1, longer, [...set, candidate]);
    if (mayLeaveOut(candidate, required, longer !== null)) visit(at + 1, plan, set);
  };
  const stage = (set: readonly Candidate[]): void => {
    const failed = new Map();
    const plan = lineStage(set, arena, failed);
    if (set.every((one) => !failed.has(one))) visit(0, plan, set);
  };
  const lineOutlook = lineOutlookOf(arena);
  const isHolding = holdsSome(arena);
  const all = leftOf(arena.start);
  const choices = arena.line.filter((one) => !isAlways(one));
  const always = arena.line.filter(isAlways);
  const visitLines = (at: number, set: readonly Candidate[]): void => {
    const goods = all.goods - lineOutlook([...always, ...set, ...choices.slice(at)]);
    if (best !== null && outlook(0, { ...all, goods }, set) > payableOf(best.state)) return;
    const candidate = choices[at];
    if (candidate === undefined) {
      stage(set);
      return;
    }
    const next = [...set, candidate];
    if (mayJoin(set, candidate, arena) && isHolding(next)) visitLines(at + 1, next);
    if (!required.includes(candidate)) visitLines(at + 1, set);
  };
  visitLines(0, []);
  return best;
}

/** The plan with one more offer, if it may join and has an effect there. */
function extended({ state, steps }: Plan, set: readonly Candidate[], candidate: Candidate, arena: Arena): Plan | null {
  if (steps.some((step) => arena.refuses(step.candidate, candidate)) || !mayJoin(set, candidate, arena)) return null;
  const outcome = applyOffer(candidate, state, arena.ground);
  return isOutcome(outcome) ? { state: after(state, outcome), steps: [...steps, { candidate, outcome }] } : null;
}

/** What always stacks is left out only where it can do nothing; what the buyer picked, never. */
const mayLeaveOut = (candidate: Candidate, required: readonly Candidate[], isIn: boolean): boolean =>
  isAlways(candidate) ? !isIn : !required.includes(candidate);

type Node = { readonly plan: Plan; readonly set: readonly Candidate[] };

/**
 * A beam over the candidates in order: at each, every kept set goes on with it and without it, and the sets that took
 * most off stay, or may still take most off. Never worse than any single offer (4.C-choosing).
 */
export function searchBeam(arena: Arena, required: readonly Candidate[], width: number): Plan | null {
  let nodes: Node[] = [{ plan: lineStage([], arena, new Map()), set: [] }];
  for (const candidate of arena.line) {
    if (isAlways(candidate)) continue;
    const grown = nodes.flatMap(({ set }) => {
      if (!mayJoin(set, candidate, arena)) return [];
      const [next, failed] = [[...set, candidate], new Map()];
      const plan = lineStage(next, arena, failed);
      return next.some((one) => failed.has(one)) ? [] : [{ plan, set: next }];
    });
    nodes = kept([...grown, ...(required.includes(candidate) ? [] : nodes)], width);
  }
  for (const candidate of arena.rest) {
    const next = nodes.flatMap(({ plan, set }): Node[] => {
      const longer = extended(plan, set, candidate, arena);
      const grown = longer === null ? [] : [{ plan: longer, set: [...set, candidate] }];
      return mayLeaveOut(candidate, required, longer !== null) ? [...grown, { plan, set }] : grown;
    });
    nodes = kept(next, width);
  }
  const singles = [...arena.line, ...arena.rest].flatMap((one): Plan[] => {
    if (isAlways(one) || required.some((other) => other === one || arena.refuses(one, other))) return [];
    const set = [...required, one];
    const { plan, failed } = runSet(set, arena);
    return set.some((member) => failed.has(member)) ? [] : [plan];
  });
  const plans = [...nodes.map(({ plan }) => plan), ...singles];
  return plans.reduce<Plan | null>((best, plan) => (best === null || isBetter(plan, best) ? plan : best), null);
}

/** Half of the beam by what was taken off already, half by how few were chosen; in a fixed order. */
function kept(nodes: readonly Node[], width: number): Node[] {
  if (nodes.length <= width) return [...nodes];
  const byPaid = nodes.map((node) => ({ node, paid: payableOf(node.plan.state) })).sort((a, b) => a.paid - b.paid);
  const first = byPaid.slice(0, Math.ceil(width / 2));
  // Sets with fewer members have refused fewer of those to come: what is open to them is worth keeping.
  const byHope = byPaid.slice(first.length).sort((a, b) => a.node.set.length - b.node.set.length || a.paid - b.paid);
  return [...first, ...byHope.slice(0, width - first.length)].map(({ node }) => node);
}

/** The merchant's list: each offer in order that may join and has an effect, without looking ahead (4.C-choosing). */
export function searchListed(arena: Arena, required: readonly Candidate[]): Plan | null {
  let set: readonly Candidate[] = required;
  for (const candidate of [...arena.line, ...arena.rest]) {
    if (isAlways(candidate) || set.includes(candidate) || !mayJoin(set, candidate, arena)) continue;
    const next = [...set, candidate];
    const { failed } = runSet(next, arena);
    if (!next.some((one) => failed.has(one))) set = next;
  }
  const { plan, failed } = runSet(set, arena);
  return set.some((one) => failed.has(one)) ? null : plan;
}
