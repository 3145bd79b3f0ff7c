import 'server-only';
import type { Condition, ConditionLeaf } from '@/lib/kernel/condition';
import { checkArguments } from '../attributes/arguments';
import type { Attribute, Moment, SqlWriter } from '../attributes/attribute';
import { attributeOf } from '../attributes/registry';
import { type Reach, sqlWriter } from './sql-writer';

/**
 * A condition as SQL over members that stand as `m`: what is joined to them, the test itself (true, false, or null where it
 * depends on what is no attribute of members) and all parameters.
 */
export type ConditionSql = {
  readonly from: string;
  readonly where: string;
  readonly values: readonly unknown[];
};

const OPEN = 'NULL::boolean';

/**
 * The SQL reading of a condition, equal to `judge` over the facts of `loadSheets` by a test: SQL's own three values are
 * "holds", "fails" and "not known yet". Every name and number is a parameter; the text tells nothing but the shape of the
 * condition. What the caller's statement has as parameters already comes before.
 */
export function conditionSql(
  condition: Condition,
  at: Moment,
  { reach = 'many', before = [] }: { readonly reach?: Reach; readonly before?: readonly unknown[] } = {},
): ConditionSql {
  const { writer, joins, values } = sqlWriter(at, reach, before);
  const say = (tree: Condition): string => {
    if ('any' in tree) return `(${tree.any.map(say).join(' OR ')})`;
    if ('all' in tree) return `(${tree.all.map(say).join(' AND ')})`;
    if ('not' in tree) return `(NOT ${say(tree.not)})`;
    return test(tree, writer);
  };
  const where = say(condition);
  return { from: ['"Member" m', ...joins].join('\n  '), where, values };
}

/** One test; where there is nothing it fails, as in memory. What nobody knows, or is narrowed wrongly, is left open. */
function test(leaf: ConditionLeaf, writer: SqlWriter): string {
  const attribute = attributeOf(leaf.attribute);
  if (attribute === undefined) return OPEN;
  const checked = checkArguments(attribute.narrowing, leaf.with);
  if (!checked.ok) return OPEN;
  const { isOn } = attribute;
  if (isOn !== undefined && 'oneOf' in leaf) return isOn(writer.value(leaf.oneOf, 'text[]'));
  return compared(leaf, attribute, attribute.sql(writer, checked.narrowed), writer);
}

function compared(leaf: ConditionLeaf, { kind }: Attribute, sql: string, { value }: SqlWriter): string {
  if ('oneOf' in leaf) {
    const names = value(leaf.oneOf, 'text[]');
    return kind === 'names' ? `(${sql} && ${names})` : `coalesce((${sql})::text = ANY(${names}), false)`;
  }
  if (kind === 'name' || kind === 'names' || kind === 'boolean') return 'false';
  return 'atLeast' in leaf
    ? `coalesce(${sql} >= ${value(leaf.atLeast, 'int8')}, false)`
    : `coalesce(${sql} <= ${value(leaf.atMost, 'int8')}, false)`;
}
