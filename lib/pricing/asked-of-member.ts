import { type ConditionLeaf, leavesOf } from '@/lib/kernel/condition';
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
  const leaves = offers.flatMap(({ conditions }) => (conditions === null ? [] : leavesOf(conditions).filter(isAsked)));
  return leaves.length === 0 ? member : { ...member, asked: await askedOfMember(db, member.id, leaves, now) };
}

const isAsked = (leaf: ConditionLeaf): boolean =>
  leaf.attribute === 'member.segment' ||
  ((factOf(leaf.attribute) === undefined || leaf.with !== undefined) && isMemberAttribute(leaf.attribute));
