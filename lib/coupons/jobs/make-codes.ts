import { createHmac, createSecretKey } from 'node:crypto';
import { must } from '@/lib/kernel/assert';
import type { Db } from '@/lib/platform/db';
import { unseal } from '@/lib/platform/pii';
import { codeHash } from '../own-code';
import { codeOf } from '../rules/code';
import { addToStocks, batchesById, stocksForUpdate } from '../store/batches';
import { insertCodes } from '../store/codes';
import type { JobRow } from '../store/jobs';

const CHUNK = 10_000;

/**
 * The codes of a job from one number to another: each is made of the keyed hash of its number under the job's random
 * seed, so that the same number is always the same code, and none tells anything of another (4.E).
 */
export function codesBetween(job: Pick<JobRow, 'pattern' | 'seed'>, from: number, to: number): string[] {
  const pattern = must(job.pattern, 'a job of codes without a pattern');
  // One key for all: made anew for each code, keys took four fifths of the time.
  const seed = createSecretKey(Buffer.from(unseal(must(job.seed, 'a job of codes without its seed')), 'base64'));
  return Array.from({ length: Math.max(0, to - from) }, (_, place) =>
    codeOf(
      pattern,
      createHmac('sha256', seed)
        .update(`coupon ${from + place}`)
        .digest(),
    ),
  );
}

/** Makes the next codes of a job while the stock lasts; only their hashes are kept. Answers the job as it then is. */
export async function makeCodesChunk(db: Db, job: JobRow, _now: Date): Promise<JobRow> {
  const stock = (await stocksForUpdate(db, [job.batchId])).get(job.batchId);
  const batch = (await batchesById(db, [job.batchId])).get(job.batchId);
  const room = stock?.total == null ? CHUNK : stock.total - stock.issued;
  const wanted = Math.min(CHUNK, job.total - job.done);
  const count = batch?.state === 'voided' ? 0 : Math.min(wanted, room);
  const codes = codesBetween(job, job.done, job.done + count);
  const made = await insertCodes(
    db,
    codes.map((code) => ({
      hash: codeHash(code),
      batchId: job.batchId,
      state: 'open' as const,
      memberId: null,
      couponId: null,
      jobId: job.id,
    })),
  );
  await addToStocks(db, [{ batchId: job.batchId, issued: made }]);
  const given = job.given + made;
  // Without stock there is nothing more to make: the rest is refused at once.
  if (count < wanted) return { ...job, done: job.total, given, refused: job.total - job.done - count };
  return { ...job, done: job.done + count, given };
}
