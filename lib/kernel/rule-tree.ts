import { z } from 'zod';

/** A condition of one attribute, or a group of conditions (C1): what level rules, offers and segments are written in. */
export type RuleTree =
  | { readonly any: readonly RuleTree[] }
  | { readonly all: readonly RuleTree[] }
  | { readonly attribute: string; readonly atLeast: number };

/** Zod reading of a rule tree; groups may not be empty and nest at most as deep as JSON allows. */
export const RuleTreeSchema: z.ZodType<RuleTree> = z.lazy(() =>
  z.union([
    z.strictObject({ any: z.array(RuleTreeSchema).min(1) }),
    z.strictObject({ all: z.array(RuleTreeSchema).min(1) }),
    z.strictObject({ attribute: z.string().min(1), atLeast: z.int().min(0) }),
  ]),
);

/** Numbers by attribute name; an attribute that is not there fails its condition (fails closed). */
export type RuleFacts = Readonly<Record<string, number>>;

/** Whether the tree holds for the facts. */
export function holds(tree: RuleTree, facts: RuleFacts): boolean {
  if ('any' in tree) return tree.any.some((part) => holds(part, facts));
  if ('all' in tree) return tree.all.every((part) => holds(part, facts));
  const actual = facts[tree.attribute];
  return actual !== undefined && actual >= tree.atLeast;
}

/** One condition of a tree that does not hold yet: how much there is, how much is needed, and how much is short. */
export type Gap = {
  readonly attribute: string;
  readonly actual: number;
  readonly needed: number;
  readonly short: number;
};

/**
 * What is missing for the tree to hold, as alternatives: each inner list must be met as a whole, any one of the outer
 * lists is enough. Empty outer list means that it holds already.
 */
export function gaps(tree: RuleTree, facts: RuleFacts): readonly (readonly Gap[])[] {
  if (holds(tree, facts)) return [];
  if ('any' in tree) return tree.any.flatMap((part) => gaps(part, facts));
  if ('all' in tree) {
    const open = tree.all.filter((part) => !holds(part, facts)).map((part) => gaps(part, facts));
    return open.reduce<readonly (readonly Gap[])[]>(
      (routes, choices) => routes.flatMap((route) => choices.map((choice) => [...route, ...choice])),
      [[]],
    );
  }
  const actual = facts[tree.attribute] ?? 0;
  return [[{ attribute: tree.attribute, actual, needed: tree.atLeast, short: tree.atLeast - actual }]];
}
