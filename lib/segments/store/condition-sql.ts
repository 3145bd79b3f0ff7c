import 'server-only';
import type { Condition, ConditionLeaf } from '@/lib/kernel/condition';
import { MEMBER_ATTRIBUTES, NOW } from './attributes';

/** A condition as SQL: true, false, or null where it depends on what is no attribute of members; with its parameters. */
export type ConditionSql = { readonly text: string; readonly values: readonly unknown[] };

const OPEN = 'NULL::boolean';

/**
 * The SQL reading of a condition, equal to `judge` by a test: SQL's own three values are "holds", "fails" and "not known
 * yet". Every name and number is a parameter; the text tells nothing but the shape of the condition.
 */
export function conditionSql(condition: Condition, now: Date): ConditionSql {
  const values: unknown[] = [now];
  const say = (tree: Condition): string => {
    if ('any' in tree) return `(${tree.any.map(say).join(' OR ')})`;
    if ('all' in tree) return `(${tree.all.map(say).join(' AND ')})`;
    if ('not' in tree) return `(NOT ${say(tree.not)})`;
    return test(tree, (value) => `$${values.push(value)}`);
  };
  // The instant is named even where no day is counted: a parameter without a type is refused.
  return { text: `(${NOW} IS NOT NULL AND ${say(condition)})`, values };
}

/** One test; where there is nothing it fails, as in memory. */
function test(leaf: ConditionLeaf, parameter: (value: unknown) => string): string {
  const attribute = MEMBER_ATTRIBUTES[leaf.attribute];
  if (attribute === undefined) return OPEN;
  const { as, sql } = attribute;
  if ('oneOf' in leaf) {
    const names = `${parameter(leaf.oneOf)}::text[]`;
    return as === 'names' ? `(${sql} && ${names})` : `coalesce((${sql})::text = ANY(${names}), false)`;
  }
  if (as !== 'number') return 'false';
  return 'atLeast' in leaf
    ? `coalesce(${sql} >= ${parameter(leaf.atLeast)}::int8, false)`
    : `coalesce(${sql} <= ${parameter(leaf.atMost)}::int8, false)`;
}
