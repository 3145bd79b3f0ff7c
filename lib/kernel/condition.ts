import { z } from 'zod';
import { canonicalJson } from './canonical-json';

/**
 * A condition on facts of any kind: the rule tree of levels with upper ends, choices of names and negation. Every
 * `RuleTree` is one, so a rule of levels may stand in an offer or a segment as it is.
 */
export type Condition =
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }
  | { readonly not: Condition }
  | ConditionLeaf;

/** What narrows an attribute that can be narrowed: the last 30 days, one category. */
export type Arguments = Readonly<Record<string, string | number>>;

type Asked = { readonly attribute: string; readonly with?: Arguments | undefined };

/** One test of one attribute; several names: one of them is enough. */
export type ConditionLeaf =
  | (Asked & { readonly atLeast: number })
  | (Asked & { readonly atMost: number })
  | (Asked & { readonly oneOf: readonly string[] });

/** What an attribute says: a number, a name, several names; null when there is nothing, which fails every test. */
export type FactValue = number | string | readonly string[] | null;

/** A value that is not known yet, and will be: amounts that depend on what else is applied. */
export const LATER = Symbol('later');

/** Reads an attribute, narrowed or not; one that nobody knows is null. */
export type FactReader = (attribute: string, narrowed?: Arguments) => FactValue | typeof LATER;

/** By what name a value is kept that a test asked for: the attribute, with what narrows it. */
export const askedAs = (name: string, narrowed?: Arguments): string =>
  narrowed === undefined ? name : `${name} ${canonicalJson(narrowed)}`;

const NAMES_MAX = 500;
const PARTS_MAX = 50;
const DEPTH_MAX = 8;
const attribute = z.string().min(1).max(80);
const asked = {
  attribute,
  with: z.record(z.string().min(1).max(32), z.union([z.string().min(1).max(128), z.int()])).optional(),
};

/** Zod reading of a condition; groups are not empty and nest eight deep at most. */
export const ConditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ any: z.array(ConditionSchema).min(1).max(PARTS_MAX) }),
      z.strictObject({ all: z.array(ConditionSchema).min(1).max(PARTS_MAX) }),
      z.strictObject({ not: ConditionSchema }),
      z.strictObject({ ...asked, atLeast: z.int() }),
      z.strictObject({ ...asked, atMost: z.int() }),
      z.strictObject({ ...asked, oneOf: z.array(z.string().min(1).max(128)).min(1).max(NAMES_MAX) }),
    ]),
  )
  .refine((tree) => depthOf(tree) <= DEPTH_MAX, { message: `at most ${DEPTH_MAX} deep` });

/** The test that decided against, with what there is and what is asked for. */
export type Failure = {
  readonly leaf: ConditionLeaf;
  /** Whether the test holds and should not. */
  readonly isNegated: boolean;
  readonly actual: FactValue;
};

/** What a condition comes to: it holds, it fails at a test, or it cannot be told yet. */
export type Judgement = { readonly is: 'yes' } | { readonly is: 'later' } | ({ readonly is: 'no' } & Failure);

const YES: Judgement = { is: 'yes' };
const NOT_YET: Judgement = { is: 'later' };

/** Judges a condition and names the first test that fails it; of alternatives that all fail, the first one's (N2). */
export const judge = (tree: Condition, read: FactReader): Judgement => judged(tree, read, false);

/** Every test of a condition, in its order. */
export function leavesOf(tree: Condition): readonly ConditionLeaf[] {
  if ('any' in tree) return tree.any.flatMap(leavesOf);
  if ('all' in tree) return tree.all.flatMap(leavesOf);
  return 'not' in tree ? leavesOf(tree.not) : [tree];
}

function judged(tree: Condition, read: FactReader, isNegated: boolean): Judgement {
  if ('not' in tree) return judged(tree.not, read, !isNegated);
  // Under a negation all becomes any and the other way round, so that the test which decides is always found.
  if ('all' in tree) return isNegated ? either(tree.all, read, true) : every(tree.all, read, false);
  if ('any' in tree) return isNegated ? every(tree.any, read, true) : either(tree.any, read, false);
  const actual = read(tree.attribute, tree.with);
  if (actual === LATER) return NOT_YET;
  return passes(tree, actual) === isNegated ? { is: 'no', leaf: tree, isNegated, actual } : YES;
}

function every(parts: readonly Condition[], read: FactReader, isNegated: boolean): Judgement {
  let result = YES;
  for (const part of parts) {
    const one = judged(part, read, isNegated);
    if (one.is === 'no') return one;
    if (one.is === 'later') result = one;
  }
  return result;
}

function either(parts: readonly Condition[], read: FactReader, isNegated: boolean): Judgement {
  let result: Judgement | null = null;
  for (const part of parts) {
    const one = judged(part, read, isNegated);
    if (one.is === 'yes') return one;
    if (one.is === 'later') result = one;
    else result ??= one;
  }
  return result ?? YES;
}

function passes(leaf: ConditionLeaf, actual: FactValue): boolean {
  if (actual === null) return false;
  if ('oneOf' in leaf) {
    const names = typeof actual === 'string' ? [actual] : typeof actual === 'number' ? [String(actual)] : actual;
    return names.some((name) => leaf.oneOf.includes(name));
  }
  if (typeof actual !== 'number') return false;
  return 'atLeast' in leaf ? actual >= leaf.atLeast : actual <= leaf.atMost;
}

function depthOf(tree: Condition): number {
  if ('any' in tree) return 1 + Math.max(...tree.any.map(depthOf));
  if ('all' in tree) return 1 + Math.max(...tree.all.map(depthOf));
  return 'not' in tree ? 1 + depthOf(tree.not) : 0;
}
