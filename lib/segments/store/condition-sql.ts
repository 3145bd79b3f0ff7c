import 'server-only';
import type { Condition, ConditionLeaf } from '@/lib/kernel/condition';
import { checkArguments } from '../attributes/arguments';
import type { Attribute, Moment, SqlWriter } from '../attributes/attribute';
import { attributeOf } from '../attributes/registry';
import { type Reach, sqlWriter, type Written } from './sql-writer';

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

/** How a condition is written. */
type Writing = {
  readonly reach?: Reach;
  readonly before?: readonly unknown[];
  /** Only whether it surely holds is asked: what fails may come out as null, which lets the database look at less. */
  readonly isSure?: boolean;
};

/**
 * The SQL reading of a condition, equal to `judge` over the facts of `loadSheets` by a test: SQL's own three values are
 * "holds", "fails" and "not known yet". Every name and number is a parameter; the text tells nothing but the shape of the
 * condition. What the caller's statement has as parameters already comes before.
 */
export function conditionSql(condition: Condition, at: Moment, writing: Writing = {}): ConditionSql {
  const { reach = 'many', before = [], isSure = false } = writing;
  const written = sqlWriter(at, reach, before);
  // Under a negation it matters whether something fails or is not known.
  const say = (tree: Condition, isAsked: boolean): string => {
    if ('any' in tree) return `(${tree.any.map((part) => say(part, isAsked)).join(' OR ')})`;
    if ('all' in tree) return `(${tree.all.map((part) => say(part, isAsked)).join(' AND ')})`;
    if ('not' in tree) return `(NOT ${say(tree.not, false)})`;
    return test(tree, written, isAsked);
  };
  const where = say(condition, isSure);
  return { from: ['"Member" m', ...written.joins].join('\n  '), where, values: written.values };
}

/** One test; where there is nothing it fails, as in memory. What nobody knows, or is narrowed wrongly, is left open. */
function test(leaf: ConditionLeaf, { writer, takeNeeds }: Written, isSure: boolean): string {
  const attribute = attributeOf(leaf.attribute);
  if (attribute === undefined) return OPEN;
  const checked = checkArguments(attribute.narrowing, leaf.with);
  if (!checked.ok) return OPEN;
  const { isOn } = attribute;
  if (isOn !== undefined && 'oneOf' in leaf) return isOn(writer.value(leaf.oneOf, 'text[]'));
  const sql = attribute.sql(writer, checked.narrowed);
  const needs = takeNeeds();
  const text = compared(leaf, attribute, sql, writer);
  if (!isSure) return `coalesce(${text}, false)`;
  // Nothing is never enough: then only who is in what was joined has to be looked at.
  const isEnough = 'atLeast' in leaf && leaf.atLeast >= 1;
  return isEnough ? `(${[...needs.map((alias) => `${alias}."memberId" IS NOT NULL`), text].join(' AND ')})` : text;
}

function compared(leaf: ConditionLeaf, { kind }: Attribute, sql: string, { value }: SqlWriter): string {
  if ('oneOf' in leaf) {
    const names = value(leaf.oneOf, 'text[]');
    return kind === 'names' ? `(${sql} && ${names})` : `(${sql})::text = ANY(${names})`;
  }
  if (kind === 'name' || kind === 'names' || kind === 'boolean') return 'false';
  return 'atLeast' in leaf ? `${sql} >= ${value(leaf.atLeast, 'int8')}` : `${sql} <= ${value(leaf.atMost, 'int8')}`;
}
