import { hash, randomBytes } from 'node:crypto';
import { type Actor, actorName } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { membersNamed, storesInSight } from '@/lib/members';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { seal } from '@/lib/platform/pii';
import { codesBetween } from '../jobs/make-codes';
import { DownloadCodesInput, GiveInput, JobRef, MakeCodesInput } from '../schema';
import { batchesById } from '../store/batches';
import { addJobMembers, insertJob, type JobRow, jobForUpdate, saveJob } from '../store/jobs';

const SEED_BYTES = 32;
/** Codes in one part of a download. */
export const CODES_PER_PART = 50_000;

/** Begins to give a copy to each member of a list; the worker does it in chunks (4.E, S0-4.3). */
export const giveCouponsCommand = command({
  name: 'coupons.give',
  can: 'coupons.give',
  input: GiveInput,
  async run({ db, actor, now }, { batch, members, note }) {
    await requireEverywhere(actor);
    const batchId = requireId('couponBatch', batch);
    const version = await publishedVersion(db, batchId);
    const ids = await membersNamed(db, members);
    const job = newJob({
      kind: 'give',
      batchId,
      version,
      total: ids.length,
      note,
      createdBy: actorName(actor),
      createdAt: now,
    });
    await insertJob(db, [job]);
    await addJobMembers(db, job.id, ids);
    return { job: publicId('couponJob', job.id), members: ids.length };
  },
  audit: ({ batch, note }, { job, members }) => ({
    objectType: 'couponBatch',
    objectId: batch,
    after: { job, members },
    reason: note,
  }),
});

/** Begins to make codes that nobody owns yet; they take their pieces of the stock as they are made (4.E). */
export const makeCodesCommand = command({
  name: 'coupons.makeCodes',
  can: 'coupons.give',
  input: MakeCodesInput,
  async run({ db, actor, now }, { batch, count, pattern, note }) {
    await requireEverywhere(actor);
    const batchId = requireId('couponBatch', batch);
    const version = await publishedVersion(db, batchId);
    const job = newJob({
      kind: 'codes',
      batchId,
      version,
      total: count,
      note,
      createdBy: actorName(actor),
      createdAt: now,
    });
    await insertJob(db, [{ ...job, pattern, seed: seal(randomBytes(SEED_BYTES).toString('base64')) }]);
    return { job: publicId('couponJob', job.id) };
  },
  audit: ({ batch, note, count, pattern }, { job }) => ({
    objectType: 'couponBatch',
    objectId: batch,
    after: { job, count, pattern },
    reason: note,
  }),
});

/** Stops a job after the chunk that is being done; what was given stays given. */
export const cancelCouponJobCommand = command({
  name: 'coupons.cancelJob',
  can: 'coupons.give',
  input: JobRef,
  async run({ db, now }, { job: ref }) {
    const job = await requireJob(db, ref);
    if (job.state === 'done' || job.state === 'cancelled') throw new Refusal('job_ended', { state: job.state });
    await saveJob(db, { ...job, state: 'cancelled', finishedAt: now });
    return { done: job.done, total: job.total };
  },
  audit: ({ job }, { done, total }) => ({
    objectType: 'couponJob',
    objectId: job,
    after: { state: 'cancelled', done, total },
  }),
});

/** One part of the codes of a job, with a checksum of it; every download stands in the trail. */
export const downloadCodesCommand = command({
  name: 'coupons.downloadCodes',
  can: 'coupons.give',
  input: DownloadCodesInput,
  async run({ db }, { job: ref, part }) {
    const job = await requireJob(db, ref);
    if (job.kind !== 'codes' || job.seed === null || job.given === 0) throw new Refusal('codes_gone', {});
    const from = part * CODES_PER_PART;
    const text = `${codesBetween(job, from, Math.min(from + CODES_PER_PART, job.given)).join('\n')}\n`;
    return { text, checksum: hash('sha256', text, 'hex') };
  },
  audit: ({ job, part }, { checksum }) => ({ objectType: 'couponJob', objectId: job, after: { part, checksum } }),
});

/** Throws away what codes are made from: they cannot be downloaded again, by nobody. */
export const forgetCodesCommand = command({
  name: 'coupons.forgetCodes',
  can: 'coupons.give',
  input: JobRef,
  async run({ db }, { job: ref }) {
    const job = await requireJob(db, ref);
    if (job.state === 'waiting' || job.state === 'running') throw new Refusal('codes_gone', {});
    await saveJob(db, { ...job, seed: null });
    return { forgotten: job.seed !== null };
  },
  audit: ({ job }, { forgotten }) => (forgotten ? { objectType: 'couponJob', objectId: job } : null),
});

type Begun = Pick<JobRow, 'kind' | 'batchId' | 'version' | 'total' | 'note' | 'createdBy' | 'createdAt'>;

/** A job that waits for the worker. */
export const newJob = (begun: Begun): JobRow => ({
  ...begun,
  id: newId(),
  state: 'waiting',
  done: 0,
  given: 0,
  refused: 0,
  cursor: '',
  pattern: null,
  seed: null,
  condition: null,
  startedAt: null,
  progressAt: null,
  finishedAt: null,
});

/** Whoever may see some stores only cannot give to members of all. */
export async function requireEverywhere(actor: Actor): Promise<void> {
  if ((await storesInSight(actor)) !== null) throw new Refusal('forbidden', { permission: 'coupons.give' }, 403);
}

/** The version by which a job gives; a batch that gives nothing is refused. */
export async function publishedVersion(db: Db, batchId: string): Promise<number> {
  const batch = (await batchesById(db, [batchId])).get(batchId);
  if (batch === undefined) throw new Refusal('couponBatch_not_found', {}, 404);
  if (batch.state === 'voided') throw new Refusal('batch_voided', { reason: batch.voidedWhy });
  if (batch.version === 0) throw new Refusal('batch_draft', {});
  return batch.version;
}

async function requireJob(db: Db, ref: string): Promise<JobRow> {
  const job = await jobForUpdate(db, requireId('couponJob', ref));
  if (job === null) throw new Refusal('couponJob_not_found', {}, 404);
  return job;
}
