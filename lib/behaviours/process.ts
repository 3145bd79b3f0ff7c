import { type Outcome, refused } from '@/lib/kernel/refusal';
import { lockMemberWork, type MemberWork, memberNamed } from '@/lib/members';
import { type Db, withTransaction } from '@/lib/platform/db';
import { applyBehaviour } from './record/decide';
import { loadBehaviourWork } from './record/load';
import { saveBehaviourWork } from './record/save';
import type { BehaviourAnswer, BehaviourEvent } from './types';

/**
 * Records a set of behaviours in one transaction: lock members in id order, load once per context, decide each in memory,
 * save once per context. Every event gets its own answer; one that is refused does not stop the others (4.F).
 */
export function processBehaviours(events: readonly BehaviourEvent[], now: Date): Promise<Outcome<BehaviourAnswer>[]> {
  return withTransaction((db) => processBehavioursIn(db, events, now));
}

/** The same in the caller's transaction. */
export async function processBehavioursIn(
  db: Db,
  events: readonly BehaviourEvent[],
  now: Date,
): Promise<Outcome<BehaviourAnswer>[]> {
  const ids = events.flatMap(({ member }) => ('id' in member ? [member.id] : []));
  const externalIds = events.flatMap(({ member }) => ('externalId' in member ? [member.externalId] : []));
  const members = await lockMemberWork(db, [...new Set(ids)], [...new Set(externalIds)]);
  const owned = events.map((event) => ({ event, memberId: ownerOf(event, members) }));
  const work = await loadBehaviourWork(db, owned, members, now);
  const outcomes = owned.map(({ event, memberId }) =>
    memberId === null ? refused('member_not_found', {}, 422) : applyBehaviour(work, event, memberId),
  );
  await saveBehaviourWork(db, work);
  return outcomes;
}

/** Whose it is; who closed his account does nothing any more, whoever still has his id (4.K). */
function ownerOf({ member }: BehaviourEvent, work: MemberWork): string | null {
  const memberId = 'id' in member ? memberNamed(work, member.id) : (work.byExternalId.get(member.externalId) ?? null);
  return memberId !== null && work.members.get(memberId)?.status === 'closed' ? null : memberId;
}
