import { actorName } from '@/lib/kernel/actor';
import type { Condition } from '@/lib/kernel/condition';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { complaintsOf, countMatching } from '@/lib/segments';
import { AudienceInput, PushInput } from '../schema';
import { insertJob } from '../store/jobs';
import { newJob, publishedVersion, requireEverywhere } from './jobs';

/** How many members a push would reach if it began now: seen before it begins, by the condition that chooses (N1). */
export const countAudienceCommand = command({
  name: 'coupons.countAudience',
  can: 'coupons.give',
  input: AudienceInput,
  transaction: 'own',
  async run({ db, now }, { condition }): Promise<{ members: number }> {
    requireOfMembers(condition);
    return { members: await countMatching(db, condition, now) };
  },
});

/** Begins to give a copy to all members whom a condition is about; the worker finds and serves them in chunks (S0-4.3). */
export const pushCouponsCommand = command({
  name: 'coupons.push',
  can: 'coupons.give',
  input: PushInput,
  async run({ db, actor, now }, { batch, condition, note }) {
    await requireEverywhere(actor);
    requireOfMembers(condition);
    const batchId = requireId('couponBatch', batch);
    const version = await publishedVersion(db, batchId);
    const total = await countMatching(db, condition, now);
    if (total === 0) throw new Refusal('nobody_matches', {}, 422);
    const job = newJob({ kind: 'give', batchId, version, total, note, createdBy: actorName(actor), createdAt: now });
    await insertJob(db, [{ ...job, condition }]);
    return { job: publicId('couponJob', job.id), members: total };
  },
  audit: ({ batch, condition, note }, { job, members }) => ({
    objectType: 'couponBatch',
    objectId: batch,
    after: { job, members, condition },
    reason: note,
  }),
});

/** A cart or a time of day chooses nobody: such a test would be open for all, so it is refused. */
function requireOfMembers(condition: Condition): void {
  const [strange] = complaintsOf(condition);
  if (strange !== undefined) throw new Refusal('attribute_not_of_members', { attribute: strange.leaf.attribute }, 422);
}
