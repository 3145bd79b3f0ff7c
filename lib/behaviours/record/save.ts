import { recordDecisions } from '@/lib/decisions';
import { saveGrowthWork } from '@/lib/growth';
import { saveLedger } from '@/lib/ledger';
import { noteActs } from '@/lib/members';
import { type Db, LostRace } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { savePointsWork } from '@/lib/points';
import { claimBehaviourKeys, insertBehaviours, saveBehaviourUses } from '../store/events';
import type { BehaviourWork } from './work';

/** Saves a working set: the senders' ids first, which another may have taken meanwhile; then each context once. */
export async function saveBehaviourWork(db: Db, work: BehaviourWork): Promise<void> {
  if (work.recorded.length === 0) return;
  // In one fixed order, so that two sets that name the same ids of different members never wait for each other.
  const keys = work.recorded
    .map(({ externalId, memberId, id }) => ({ externalId, memberId, eventId: id }))
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  if ((await claimBehaviourKeys(db, keys)) < keys.length) throw new LostRace('event key');
  await Promise.all([
    insertBehaviours(db, work.recorded),
    noteActs(db, work.recorded),
    saveBehaviourUses(
      db,
      [...work.usesChanged].flatMap((key) => work.uses.get(key) ?? []),
    ),
    saveLedger(db, work.ledger),
    savePointsWork(db, work.points),
    saveGrowthWork(db, work.growth),
    recordDecisions(db, work.decisions),
    announce(db, work.announcements),
  ]);
}
