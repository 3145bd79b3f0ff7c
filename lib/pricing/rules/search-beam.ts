import type { Candidate } from './apply';
import { type Arena, isAlways, mayJoin, runSet } from './arena';
import { isBetter, type Plan } from './plan';
import { extended, mayLeaveOut } from './search';
import { payableOf } from './state';

type Node = { readonly plan: Plan; readonly set: readonly Candidate[] };

/**
 * A beam over the candidates in order: at each, every kept set goes on with it and without it, and the sets that took
 * most off stay, or may still take most off. Never worse than any single offer (4.C-choosing).
 */
export function searchBeam(arena: Arena, required: readonly Candidate[], width: number): Plan | null {
  let nodes: Node[] = [{ plan: arena.lines.stage([], new Map()), set: [] }];
  for (const candidate of arena.line) {
    if (isAlways(candidate)) continue;
    const grown = nodes.flatMap(({ set }) => {
      if (!mayJoin(set, candidate, arena)) return [];
      const next = [...set, candidate];
      const plan = arena.lines.stageAll(next);
      return plan === null ? [] : [{ plan, set: next }];
    });
    nodes = kept([...grown, ...(required.includes(candidate) ? [] : nodes)], width);
  }
  for (const candidate of arena.rest) {
    const next = nodes.flatMap(({ plan, set }): Node[] => {
      const isRefused = plan.steps.some((step) => arena.refuses(step.candidate, candidate));
      const longer = isRefused ? null : extended(plan, candidate, arena);
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
  return plans.reduce<Plan | null>(
    (best, plan) => (best === null || isBetter(plan, best, arena.weights) ? plan : best),
    null,
  );
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
