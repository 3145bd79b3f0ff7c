import { pool, withTransaction } from '@/lib/platform/db';
import { openJobs, saveJob, takeJob } from '../store/jobs';
import { giveChunk } from './give';
import { makeCodesChunk } from './make-codes';

/** How far one run came. */
export type JobsRun = { readonly chunks: number };

/**
 * Does the jobs that are open, oldest first, a chunk at a time, each in a transaction of its own with its place: killed at
 * any moment it goes on where it was, and nobody gets anything twice (4.F). Several workers share the jobs.
 */
export async function runCouponJobs(clock: () => Date, chunksMax = Number.POSITIVE_INFINITY): Promise<JobsRun> {
  let chunks = 0;
  for (const id of await openJobs(pool())) {
    while (chunks < chunksMax && (await doChunk(id, clock()))) chunks++;
  }
  return { chunks };
}

/** Does one chunk of a job; false when it is over, or somebody else's. */
function doChunk(id: string, now: Date): Promise<boolean> {
  return withTransaction(async (db) => {
    const job = await takeJob(db, id);
    if (job === null || job.state === 'done' || job.state === 'cancelled') return false;
    const begun = { ...job, state: 'running' as const, startedAt: job.startedAt ?? now };
    const moved = job.kind === 'give' ? await giveChunk(db, begun, now) : await makeCodesChunk(db, begun, now);
    const isDone = moved.done >= moved.total;
    const end = isDone ? { state: 'done' as const, finishedAt: now } : {};
    await saveJob(db, { ...moved, ...end, progressAt: now });
    return !isDone;
  });
}
