import type { Condition, ConditionLeaf } from '@/lib/kernel/condition';
import { betweenOf } from '@/lib/segments/rules/say';

/** How a group reads its parts: 且, 或, 非, and the denial of 且. */
export const MODES = ['all', 'any', 'none', 'not_all'] as const;
export type Mode = (typeof MODES)[number];

/** What a row asks; numbers by size, names by a choice. */
export const NUMBER_TESTS = ['at_least', 'at_most', 'between', 'not_at_most', 'not_at_least'] as const;
export const NAME_TESTS = ['one_of', 'not_one_of'] as const;
export type Asking = (typeof NUMBER_TESTS)[number] | (typeof NAME_TESTS)[number];

/** A row while somebody writes it: a value may still be missing. */
export type Row = {
  readonly id: number;
  readonly attribute: string;
  /** What narrows it; empty: nothing. */
  readonly narrowed: Readonly<Record<string, string | number>>;
  readonly test: Asking;
  readonly number: number | null;
  /** The upper end of a test between two numbers. */
  readonly to: number | null;
  readonly names: readonly string[];
};
export type Group = { readonly id: number; readonly mode: Mode; readonly parts: readonly Part[] };
export type Part = Group | Row;

/** Whether a part is a group. */
export const isGroup = (part: Part): part is Group => 'mode' in part;

/** The ids of a rule's parts: each part keeps its own while it is moved about. */
export type Ids = () => number;

/** A rule as the builder shows it: a group at the top; negations become the way a group or a row is read. */
export function groupOf(where: Condition | null, ids: Ids): Group {
  if (where === null) return { id: ids(), mode: 'all', parts: [] };
  const part = partOf(where, false, ids);
  return isGroup(part) ? part : { id: ids(), mode: 'all', parts: [part] };
}

function partOf(tree: Condition, isNegated: boolean, ids: Ids): Part {
  if ('not' in tree) return partOf(tree.not, !isNegated, ids);
  const between = isNegated ? null : betweenOf(tree);
  if (between !== null) return { ...rowOf(between.leaf, 'between', ids), number: between.from, to: between.to };
  if ('all' in tree)
    return { id: ids(), mode: isNegated ? 'not_all' : 'all', parts: tree.all.map((one) => partOf(one, false, ids)) };
  if ('any' in tree)
    return { id: ids(), mode: isNegated ? 'none' : 'any', parts: tree.any.map((one) => partOf(one, false, ids)) };
  const asked = 'atLeast' in tree ? 'at_least' : 'atMost' in tree ? 'at_most' : 'one_of';
  return rowOf(tree, `${isNegated ? 'not_' : ''}${asked}` as Asking, ids);
}

function rowOf(leaf: ConditionLeaf, test: Asking, ids: Ids): Row {
  const number = 'atLeast' in leaf ? leaf.atLeast : 'atMost' in leaf ? leaf.atMost : null;
  const names = 'oneOf' in leaf ? leaf.oneOf : [];
  const { with: narrowed = {} } = leaf;
  return { id: ids(), attribute: leaf.attribute, narrowed, test, number, to: null, names };
}

/** What was written as a condition, which lacks what is not filled in yet; null when nothing is asked. */
export const conditionOf = (group: Group): Condition | null =>
  group.parts.length === 0 ? null : (written(group) as Condition);

function written(part: Part): unknown {
  if (!isGroup(part)) return writtenRow(part);
  // A group that nobody filled asks nothing: it is left out, since an empty one is no condition.
  const parts = part.parts.filter((one) => !isGroup(one) || one.parts.length > 0).map(written);
  const group = part.mode === 'any' || part.mode === 'none' ? { any: parts } : { all: parts };
  return part.mode === 'none' || part.mode === 'not_all' ? { not: group } : group;
}

function writtenRow({ attribute, narrowed, test, number, to, names }: Row): unknown {
  const about = Object.keys(narrowed).length === 0 ? { attribute } : { attribute, with: narrowed };
  const size = number ?? undefined;
  switch (test) {
    case 'one_of':
      return { ...about, oneOf: names };
    case 'not_one_of':
      return { not: { ...about, oneOf: names } };
    case 'at_least':
      return { ...about, atLeast: size };
    case 'not_at_least':
      return { not: { ...about, atLeast: size } };
    case 'at_most':
      return { ...about, atMost: size };
    case 'not_at_most':
      return { not: { ...about, atMost: size } };
    case 'between':
      return {
        all: [
          { ...about, atLeast: size },
          { ...about, atMost: to ?? undefined },
        ],
      };
  }
}

/** Whether a row says all that its test needs. */
export const isFilled = ({ test, number, to, names }: Row): boolean =>
  test.endsWith('one_of') ? names.length > 0 : number !== null && (test !== 'between' || (to !== null && to >= number));

/** The rows of a rule, in the order of reading. */
export const rowsOf = (part: Part): readonly Row[] => (isGroup(part) ? part.parts.flatMap(rowsOf) : [part]);

/** The rule with one part replaced, or without it (null). */
export function withPart(group: Group, id: number, change: (part: Part) => Part | null): Group {
  return {
    ...group,
    parts: group.parts.flatMap((part) => {
      if (part.id === id) return change(part) ?? [];
      return [isGroup(part) ? withPart(part, id, change) : part];
    }),
  };
}

/** The rule with a part added to a group, or behind one of its parts. */
export function withAdded(group: Group, behind: number, added: Part): Group {
  if (group.id === behind) return { ...group, parts: [...group.parts, added] };
  return {
    ...group,
    parts: group.parts.flatMap((part) => {
      if (isGroup(part)) return [withAdded(part, behind, added)];
      return part.id === behind ? [part, added] : [part];
    }),
  };
}

/** The rule with a part one place up or down within its group. */
export function withMoved(group: Group, id: number, by: -1 | 1): Group {
  const at = group.parts.findIndex((part) => part.id === id);
  if (at < 0) return { ...group, parts: group.parts.map((part) => (isGroup(part) ? withMoved(part, id, by) : part)) };
  const part = group.parts[at];
  const to = at + by;
  if (part === undefined || to < 0 || to >= group.parts.length) return group;
  return { ...group, parts: group.parts.toSpliced(at, 1).toSpliced(to, 0, part) };
}

/** The same part under new ids. */
export const copyOf = (part: Part, ids: Ids): Part =>
  isGroup(part) ? { ...part, id: ids(), parts: part.parts.map((one) => copyOf(one, ids)) } : { ...part, id: ids() };
