import type { Arguments, Condition, ConditionLeaf } from '@/lib/kernel/condition';

/** How a group reads its parts. */
export const MODES = ['all', 'any', 'not_any', 'not_all'] as const;

/** What a test asks; a number by size, names by a choice. */
export const NUMBER_TESTS = ['at_least', 'at_most', 'not_at_most', 'not_at_least'] as const;
export const NAME_TESTS = ['one_of', 'not_one_of'] as const;

/** A group or a test while somebody writes it: a value may still be missing. */
export type Part = Group | Test;
export type Group = { readonly mode: (typeof MODES)[number]; readonly parts: readonly Part[] };
export type Test = {
  readonly attribute: string;
  /** What narrows it, kept as it was written. */
  readonly with?: Arguments | undefined;
  readonly test: (typeof NUMBER_TESTS)[number] | (typeof NAME_TESTS)[number];
  readonly number: number | null;
  readonly names: readonly string[];
};

/** A condition as the editor shows it: a group at the top; negations become the way a group or a test is read. */
export function groupOf(tree: Condition): Group {
  const part = partOf(tree, false);
  return 'mode' in part ? part : { mode: 'all', parts: [part] };
}

/** What was written as a condition; null when nothing is asked for. */
export const conditionOf = ({ mode, parts }: Group): Condition | null =>
  parts.length === 0 ? null : (written({ mode, parts }) as Condition);

function partOf(tree: Condition, isNegated: boolean): Part {
  if ('not' in tree) return partOf(tree.not, !isNegated);
  if ('all' in tree) return { mode: isNegated ? 'not_all' : 'all', parts: tree.all.map((one) => partOf(one, false)) };
  if ('any' in tree) return { mode: isNegated ? 'not_any' : 'any', parts: tree.any.map((one) => partOf(one, false)) };
  return testOf(tree, isNegated);
}

function testOf(tree: ConditionLeaf, isNegated: boolean): Test {
  const not = isNegated ? 'not_' : '';
  const test = `${not}${'atLeast' in tree ? 'at_least' : 'atMost' in tree ? 'at_most' : 'one_of'}` as Test['test'];
  const number = 'atLeast' in tree ? tree.atLeast : 'atMost' in tree ? tree.atMost : null;
  const narrowed = tree.with === undefined ? {} : { with: tree.with };
  return { attribute: tree.attribute, ...narrowed, test, number, names: 'oneOf' in tree ? tree.oneOf : [] };
}

function written(part: Part): unknown {
  if ('mode' in part) {
    const parts = part.parts.map(written);
    const group = part.mode.endsWith('any') ? { any: parts } : { all: parts };
    return part.mode.startsWith('not_') ? { not: group } : group;
  }
  const leaf = leafOf(part);
  return part.test.startsWith('not_') ? { not: leaf } : leaf;
}

/** A test that lacks its value is no condition, and the schema says so. */
function leafOf({ attribute, test, number, names, ...rest }: Test): Partial<ConditionLeaf> {
  const about = { attribute, ...(rest.with === undefined ? {} : { with: rest.with }) };
  if (test.endsWith('one_of')) return { ...about, oneOf: names };
  const asked = number ?? undefined;
  return test.endsWith('at_least') ? { ...about, atLeast: asked } : ({ ...about, atMost: asked } as ConditionLeaf);
}
