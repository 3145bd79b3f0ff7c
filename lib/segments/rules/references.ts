import { type Condition, leavesOf } from '@/lib/kernel/condition';

/** The attribute by which a condition names segments: whoever belongs to one of them now, by their rules. */
export const IN_SEGMENT = 'member.segment';

/** The attribute by which a condition names the members that segments had at their last refresh ("list as of"). */
export const ON_SEGMENT_LIST = 'member.segment_list';

/** The attribute that stands for the lists kept by hand, `<segment>:<side>`; only an expanded condition has it. */
export const ON_HAND_LIST = 'member.hand_list';

/** The segments that a condition names by their rules. */
export const segmentsIn = (where: Condition | null): readonly string[] => named(where, [IN_SEGMENT]);

/** The segments that a condition names in any way. */
export const segmentsNamed = (where: Condition | null): readonly string[] =>
  named(where, [IN_SEGMENT, ON_SEGMENT_LIST]);

const named = (where: Condition | null, attributes: readonly string[]): readonly string[] => {
  const leaves = where === null ? [] : leavesOf(where);
  return [
    ...new Set(leaves.flatMap((leaf) => (attributes.includes(leaf.attribute) && 'oneOf' in leaf ? leaf.oneOf : []))),
  ];
};

/** The way by which a segment would come back to itself, with itself at both ends, or null (4.I). */
export function cycleOf(
  code: string,
  where: Condition | null,
  whereOf: (code: string) => Condition | null,
): readonly string[] | null {
  const seen = new Set<string>();
  const walk = (path: readonly string[], here: Condition | null): readonly string[] | null => {
    for (const next of segmentsIn(here)) {
      if (next === code) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk([...path, next], whereOf(next));
      if (found !== null) return found;
    }
    return null;
  };
  return walk([code], where);
}

/** Whoever belongs to a segment: by its condition or its list, and not on the list of those who are kept out. */
export const membershipOf = (code: string, where: Condition | null): Condition => {
  const listed: Condition = { attribute: ON_HAND_LIST, oneOf: [`${code}:include`] };
  return {
    all: [
      where === null ? listed : { any: [where, listed] },
      { not: { attribute: ON_HAND_LIST, oneOf: [`${code}:exclude`] } },
    ],
  };
};

/** Whoever a segment had at its last refresh: what counts of one that rests. */
export const listOf = (code: string): Condition => ({ attribute: ON_SEGMENT_LIST, oneOf: [code] });

/**
 * A condition with every segment it names written out as who belongs to it, so that it is judged by what holds now and not
 * by last night's list (4.I). One that is not to be counted on stays as it is: nobody can tell, which widens nothing.
 */
export function expanded(where: Condition, find: (code: string) => Condition | null): Condition {
  const write = (tree: Condition, path: readonly string[]): Condition => {
    if ('any' in tree) return { any: tree.any.map((part) => write(part, path)) };
    if ('all' in tree) return { all: tree.all.map((part) => write(part, path)) };
    if ('not' in tree) return { not: write(tree.not, path) };
    if (tree.attribute !== IN_SEGMENT || !('oneOf' in tree)) return tree;
    const parts = tree.oneOf.map((code): Condition => {
      const found = path.includes(code) ? null : find(code);
      return found === null ? { attribute: IN_SEGMENT, oneOf: [code] } : write(found, [...path, code]);
    });
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { any: parts };
  };
  return write(where, []);
}
