import 'server-only';
import { type Condition, type ConditionLeaf, leavesOf } from '@/lib/kernel/condition';
import { checkArguments } from './attributes/arguments';
import { isNamed, type Operator } from './attributes/attribute';
import { attributeOf } from './attributes/registry';
import { IN_SEGMENT } from './rules/references';

/** What is wrong with one test of a condition. */
export type Complaint = {
  readonly leaf: ConditionLeaf;
  readonly code: 'attribute_unknown' | 'operator_wrong' | 'argument_unknown' | 'argument_missing' | string;
  /** The argument that it is about, where it is about one. */
  readonly argument: string | null;
};

/** What keeps a condition from choosing members: names that nobody knows, tests of the wrong sort, arguments. */
export const complaintsOf = (condition: Condition): readonly Complaint[] =>
  leavesOf(condition).flatMap((leaf) => complaintOf(leaf) ?? []);

function complaintOf(leaf: ConditionLeaf): Complaint | null {
  // It is written out as the rules of the segments before it is read.
  if (leaf.attribute === IN_SEGMENT)
    return 'oneOf' in leaf && leaf.with === undefined ? null : { leaf, code: 'operator_wrong', argument: null };
  const attribute = attributeOf(leaf.attribute);
  if (attribute === undefined) return { leaf, code: 'attribute_unknown', argument: null };
  // A number may be tested by a choice too: the months of spring. A name has no size.
  if (isNamed(attribute) && operatorOf(leaf) !== 'oneOf') return { leaf, code: 'operator_wrong', argument: null };
  const checked = checkArguments(attribute.narrowing, leaf.with);
  return checked.ok ? null : { leaf, code: checked.code, argument: checked.path || null };
}

/** The test that a leaf asks. */
const operatorOf = (leaf: ConditionLeaf): Operator =>
  'oneOf' in leaf ? 'oneOf' : 'atLeast' in leaf ? 'atLeast' : 'atMost';

/** Whether a name is an attribute of members: what is none cannot choose them. */
export const isMemberAttribute = (name: string): boolean => attributeOf(name) !== undefined || name === IN_SEGMENT;
