import { must } from '@/lib/kernel/assert';
import { startOfDay } from '@/lib/kernel/day';
import { lockMembersListed, lockMemberWork, memberNamed } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { nextMatching } from '@/lib/segments';
import { closed } from '../rules/claim';
import { computeValidity } from '../rules/validity';
import { addToStocks, batchesById, stocksForUpdate, termsName, termsOf } from '../store/batches';
import { addJobMembers, giveToSet, type JobRow, nextMembers, refuseMembers } from '../store/jobs';

const CHUNK = 10_000;

/** What makes a gift of a job come once to each member. */
export const giftKey = (jobId: string): string => `job:${jobId}`;

/**
 * Gives the next members of a job's list one copy each: members are locked in id order, then the stock. Limits and stock
 * hold as for claims; the audience does not, for somebody chose these members (4.E). Answers the job as it then is.
 */
export async function giveChunk(db: Db, job: JobRow, now: Date): Promise<JobRow> {
  const memberIds = await nextOnList(db, job);
  if (memberIds.length === 0) return { ...job, done: job.total };
  const given = await giveTo(db, job, memberIds, now);
  // While a push goes on people come and go: it ends with its last member, whatever was counted when it began.
  if (job.condition === null) return given;
  return { ...given, total: memberIds.length < CHUNK ? given.done : Math.max(given.total, given.done + 1) };
}

/** The next members of a list; a push writes its list as it goes, by the condition as of when it was ordered. */
async function nextOnList(db: Db, { id, cursor, condition, createdAt }: JobRow): Promise<string[]> {
  if (condition === null) return nextMembers(db, id, cursor, CHUNK);
  const place = { after: cursor === '' ? null : cursor, limit: CHUNK };
  const members = await nextMatching(db, condition, createdAt, place);
  await addJobMembers(db, id, members);
  return members;
}

async function giveTo(db: Db, job: JobRow, memberIds: readonly string[], now: Date): Promise<JobRow> {
  const { receivers, without } = await lockReceivers(db, memberIds);
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
  await refuseMembers(db, job.id, without, 'not_eligible');
  const { given, refused } = await giveToSet(db, {
    jobId: job.id,
    batchId: job.batchId,
    memberIds: receivers,
    claimKey: giftKey(job.id),
    perMember: said.perMember,
    perDay: said.perDay,
    dayStart: startOfDay(now, zone),
    room: total === null ? receivers.length : total - issued,
    version: job.version,
    now,
    ...computeValidity(said.validity, now, zone),
  });
  await addToStocks(db, [{ batchId: job.batchId, issued: given, claimed: given }]);
  return { ...moved, given: job.given + given, refused: job.refused + refused + without.length };
}

/** Locks a chunk of a list: who gets something, for one who was merged his survivor (N13), and who gets nothing. */
async function lockReceivers(db: Db, memberIds: readonly string[]) {
  const others = await lockMembersListed(db, memberIds);
  if (others.length === 0) return { receivers: memberIds, without: [] };
  const work = await lockMemberWork(db, others, []);
  const survivors = new Map(others.map((id) => [id, memberNamed(work, id)]));
  const isActive = (id: string | null | undefined): id is string =>
    id !== null && id !== undefined && work.members.get(id)?.status === 'active';
  const kept = memberIds.filter((id) => !survivors.has(id));
  return {
    receivers: [...new Set([...kept, ...[...survivors.values()].filter(isActive)])],
    without: others.filter((id) => !isActive(survivors.get(id))),
  };
}
