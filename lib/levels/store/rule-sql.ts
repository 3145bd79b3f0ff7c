import 'server-only';
import type { RuleTree } from '@/lib/kernel/rule-tree';

// What the attributes of rules are called where they are counted; an unknown one fails its condition, as in the rule.
const COLUMNS: Readonly<Record<string, string>> = { orders: 'orders', amount: 'amount', invited: 'invited' };

const columnOf = (attribute: string): string => COLUMNS[attribute] ?? 'NULL::int8';
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Whether a rule holds, as SQL over columns named by its attributes; equal to `holds` by a test. */
export function holdsSql(tree: RuleTree): string {
  if ('any' in tree) return `(${tree.any.map(holdsSql).join(' OR ')})`;
  if ('all' in tree) return `(${tree.all.map(holdsSql).join(' AND ')})`;
  return `coalesce(${columnOf(tree.attribute)} >= ${Math.trunc(tree.atLeast)}, false)`;
}

/** What is missing for a rule that does not hold, as SQL of a jsonb array of routes; equal to `gaps` by a test. */
export function gapsSql(tree: RuleTree): string {
  if ('any' in tree) return `(${tree.any.map(gapsSql).join(' || ')})`;
  if ('all' in tree) return tree.all.map(openSql).reduce(crossSql);
  const actual = `coalesce(${columnOf(tree.attribute)}, 0)`;
  const needed = Math.trunc(tree.atLeast);
  const parts = `'attribute', ${quoted(tree.attribute)}, 'actual', ${actual}, 'needed', ${needed}, 'short', ${needed} - ${actual}`;
  return `jsonb_build_array(jsonb_build_array(jsonb_build_object(${parts})))`;
}

/** A part that holds asks for nothing: the one empty route. */
const openSql = (part: RuleTree): string =>
  `(CASE WHEN ${holdsSql(part)} THEN '[[]]'::jsonb ELSE ${gapsSql(part)} END)`;

const crossSql = (a: string, b: string): string =>
  `(SELECT jsonb_agg(x.value || y.value ORDER BY x.ordinality, y.ordinality)
    FROM jsonb_array_elements(${a}) WITH ORDINALITY x, jsonb_array_elements(${b}) WITH ORDINALITY y)`;
