import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { lockMemberWork } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { closed } from '../rules/claim';
import { computeValidity } from '../rules/validity';
import { addToStocks, batchesById, stocksForUpdate, termsName, termsOf } from '../store/batches';
import { giveToSet, type JobRow, nextMembers, refuseMembers } from '../store/jobs';

const CHUNK = 10_000;

/** What makes a gift of a job come once to each member. */
export const giftKey = (jobId: string): string => `job:${jobId}`;

/**
 * Gives the next members of a job's list one copy each: members are locked in id order, then the stock. Limits and stock
 * hold as for claims; the audience does not, for somebody chose these members (4.E). Answers the job as it then is.
 */
export async function giveChunk(db: Db, job: JobRow, now: Date): Promise<JobRow> {
  const memberIds = await nextMembers(db, job.id, job.cursor, CHUNK);
  if (memberIds.length === 0) return { ...job, done: job.total };
  const { members } = await lockMemberWork(db, memberIds, []);
  const active = memberIds.filter((id) => members.get(id)?.status === 'active');
  const [batch, terms, stock] = await Promise.all([
    batchesById(db, [job.batchId]),
    termsOf(db, [job]),
    stocksForUpdate(db, [job.batchId]),
  ]);
  const said = must(terms.get(termsName(job)), 'a job of a version that is published');
  const state = batch.get(job.batchId)?.state ?? 'voided';
  const moved = { ...job, done: job.done + memberIds.length, cursor: memberIds.at(-1) ?? job.cursor };
  if (closed({ terms: said, state, way: 'give', now }) !== null) {
    const refused = await refuseMembers(db, job.id, memberIds, 'not_open');
    return { ...moved, refused: job.refused + refused };
  }
  const { total = null, issued = 0 } = stock.get(job.batchId) ?? {};
  const { zone } = await program(db);
  const without = memberIds.filter((id) => members.get(id)?.status !== 'active');
  await refuseMembers(db, job.id, without, 'not_eligible');
  const { given, refused } = await giveToSet(db, {
    jobId: job.id,
    batchId: job.batchId,
    memberIds: active,
    claimKey: giftKey(job.id),
    perMember: said.perMember,
    perDay: said.perDay,
    day: localDate(now, zone),
    room: total === null ? active.length : total - issued,
    version: job.version,
    now,
    ...computeValidity(said.validity, now, zone),
  });
  await addToStocks(db, [{ batchId: job.batchId, issued: given, claimed: given }]);
  return { ...moved, given: job.given + given, refused: job.refused + refused + without.length };
}
