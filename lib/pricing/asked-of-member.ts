import { type Condition, type ConditionLeaf, leavesOf } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { askedOfMember, isMemberAttribute } from '@/lib/segments';
import { factOf } from './facts/registry';
import type { MemberSnapshot, Offer } from './rules/types';

/**
 * The buyer with what offers ask of him beside what every cart knows: segments, and attributes that only segments know
 * (4.I). Nothing is read when none asks.
 */
export async function withAsked(
  db: Db,
  member: MemberSnapshot | null,
  offers: readonly Offer[],
  now: Date,
): Promise<MemberSnapshot | null> {
  if (member === null) return null;
  const leaves = askedIn(offers.map(({ conditions }) => conditions));
  return leaves.length === 0 ? member : { ...member, asked: await askedOfMember(db, member.id, leaves, now) };
}

/** The tests of some conditions that ask for what not every cart knows of its buyer (4.I). */
export const askedIn = (conditions: readonly (Condition | null)[]): readonly ConditionLeaf[] =>
  conditions.flatMap((one) => (one === null ? [] : leavesOf(one).filter(isAsked)));

const isAsked = ({ attribute, with: narrowed }: ConditionLeaf): boolean => {
  const fact = factOf(attribute);
  return fact?.isAsked === true || ((fact === undefined || narrowed !== undefined) && isMemberAttribute(attribute));
};
