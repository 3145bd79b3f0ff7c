import { must } from '@/lib/kernel/assert';
import { registry } from '@/lib/kernel/registry';
import type { Giver } from './giver';
import * as givers from './givers';

const byKind = registry(
  Object.fromEntries(Object.entries(givers).map(([name, giver]) => [name, { code: giver.kind, giver }])),
);

/** Who gives a kind of the registry. */
export const giverOf = (kind: string): Giver => must(byKind.find(kind), `nobody gives the reward ${kind}`).giver;

/** The kinds in which givers work: those that may refuse before the others, by name, so that locks come in one order (4.F). */
export function inOrder<T>(byKinds: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  const rank = (kind: string) => `${giverOf(kind).mayRefuse ? 0 : 1}${kind}`;
  return [...byKinds].sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1));
}
