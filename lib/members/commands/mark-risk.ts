import 'server-only';
import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { ClearRiskInput, MarkRiskInput } from '../rules/risk';
import { memberKin } from '../store/read';
import { deleteRisks, risksOf, saveRisk } from '../store/risks';
import { seenForUpdate } from './seen-for-update';

/** A member with those who were merged into him, whose marks are his now (N13). */
export const familyOf = async (db: Db, memberId: string): Promise<readonly string[]> => [
  memberId,
  ...((await memberKin(db, memberId))?.absorbed ?? []),
];

/**
 * Marks a member for colleagues to look out, for a reason that they read in the head of his page; he is told nothing and
 * nothing is kept from him (B2). The note stands in the trail alone. Refuses `member_not_active` for one who is gone.
 */
export const markRiskCommand = command({
  name: 'members.markRisk',
  can: 'members.freeze',
  input: MarkRiskInput,
  async run({ db, actor, now }, { memberId: named, reason }) {
    const { memberId, status } = await seenForUpdate(db, actor, named);
    if (status === 'closed' || status === 'merged') throw new Refusal('member_not_active', { status });
    const [before] = await risksOf(db, await familyOf(db, memberId));
    await saveRisk(db, { memberId, reason, at: now, byName: actorName(actor) });
    return { memberId, reason, before: before?.reason ?? null };
  },
  audit: ({ note }, { memberId, reason, before }) => ({
    objectType: 'member',
    objectId: memberId,
    before: { risk: before },
    after: { risk: reason },
    reason: note,
  }),
});

/** Takes the mark off a member; refuses `member_not_marked`. */
export const clearRiskCommand = command({
  name: 'members.clearRisk',
  can: 'members.freeze',
  input: ClearRiskInput,
  async run({ db, actor }, { memberId: named }) {
    const { memberId } = await seenForUpdate(db, actor, named);
    const family = await familyOf(db, memberId);
    const [before] = await risksOf(db, family);
    if (before === undefined) throw new Refusal('member_not_marked');
    await deleteRisks(db, family);
    return { memberId, before: before.reason };
  },
  audit: ({ note }, { memberId, before }) => ({
    objectType: 'member',
    objectId: memberId,
    before: { risk: before },
    after: { risk: null },
    reason: note,
  }),
});
