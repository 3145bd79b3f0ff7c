import type { Candidate } from './apply';
import { type Arena, isAlways, mayJoin, runSet } from './arena';
import type { Plan } from './plan';

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
