import { type Gap, gaps, type RuleFacts } from '@/lib/kernel/rule-tree';
import type { Level, LevelScheme } from '../schema';
import { type LevelFacts, ruleFacts } from './reach';

/** One criterion of the next level: what there is, what is needed (fen for amounts) and how far that is in 1/10,000. */
export type Criterion = {
  readonly attribute: string;
  readonly actual: number;
  readonly needed: number;
  readonly progressBp: number;
};

/** The next level as the member sees it: every route to it (any one is enough) and the nearest criterion for the ring. */
export type NextLevel = {
  readonly level: Level;
  readonly routes: readonly (readonly Gap[])[];
  readonly criteria: readonly Criterion[];
  readonly nearest: Criterion | null;
};

const FULL_BP = 10_000;

/** The level above the given rank and what is missing for it; null at the top (ten details, 1: computed, not typed). */
export function describeNextLevel(scheme: LevelScheme, facts: LevelFacts, currentRank: number): NextLevel | null {
  const level = scheme.levels.find(({ rank }) => rank > currentRank);
  if (level === undefined || level.rule === null) return null;
  const read = ruleFacts(facts);
  const routes = gaps(level.rule, read);
  const criteria = criteriaFor(level.rule, read);
  const measured = criteria.filter(({ attribute }) => attribute !== 'invited');
  const nearest = measured.reduce<Criterion | null>(
    (best, one) => (best === null || one.progressBp > best.progressBp ? one : best),
    null,
  );
  return { level, routes, criteria, nearest };
}

/** Every criterion of a rule with how far it is. */
export function criteriaFor(rule: Tree, read: RuleFacts): Criterion[] {
  return criteriaOf(rule).map(({ attribute, atLeast }) => {
    const actual = read[attribute] ?? 0;
    const progressBp = atLeast === 0 ? FULL_BP : Math.min(FULL_BP, Math.floor((actual * FULL_BP) / atLeast));
    return { attribute, actual, needed: atLeast, progressBp };
  });
}

type Tree = NonNullable<Level['rule']>;

function criteriaOf(tree: Tree): { attribute: string; atLeast: number }[] {
  if ('any' in tree) return tree.any.flatMap(criteriaOf);
  if ('all' in tree) return tree.all.flatMap(criteriaOf);
  return [tree];
}
