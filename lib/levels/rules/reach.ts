import { must } from '@/lib/kernel/assert';
import { holds, type RuleFacts } from '@/lib/kernel/rule-tree';
import type { Level, LevelScheme } from '../schema';

/** What a member's purchases say to level rules; amount in fen, net of refunds. */
export type LevelFacts = { readonly orders: number; readonly amount: number; readonly invited: boolean };

/** The facts by the attribute names that level rules use. */
export const ruleFacts = ({ orders, amount, invited }: LevelFacts): RuleFacts => ({
  orders,
  amount,
  invited: invited ? 1 : 0,
});

/** The level everyone starts with. */
export const startLevel = (scheme: LevelScheme): Level => must(scheme.levels[0], 'a scheme without levels');

/** The highest level whose rule holds for the facts; the lowest level always does (4.B.1). */
export function qualifyingLevel(scheme: LevelScheme, facts: LevelFacts): Level {
  const read = ruleFacts(facts);
  const held = scheme.levels.filter(({ rule }) => rule === null || holds(rule, read));
  return must(held.at(-1), 'a scheme without a lowest level');
}

/** The level to reach at once, several steps at a time, or null when the member does not rise (4.B.2). */
export function decideReach(scheme: LevelScheme, facts: LevelFacts, currentRank: number): Level | null {
  const level = qualifyingLevel(scheme, facts);
  return level.rank > currentRank ? level : null;
}

/** The level held at an instant by a history of changes in order; before the first change, that of the first. */
export function levelHeldAt<C extends { readonly at: Date }>(changes: readonly C[], at: Date): C | null {
  return changes.findLast((change) => change.at <= at) ?? changes[0] ?? null;
}
