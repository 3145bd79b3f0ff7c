import { localTime } from '@/lib/kernel/day';
import { membersAfter } from '@/lib/levels';
import { membersBornIn } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { grantAlike } from '../grant/alike';
import type { GrantAsk } from '../grant/asks';
import { grantIn } from '../grant/process';
import { benefitsInForce } from '../in-force';
import { birthdayKey } from '../rules/grant';
import { birthdayIn } from '../rules/period';
import { type JobRow, nextMembers, openJobs, refuseMembers, saveJob, takeJob } from '../store/jobs';

const CHUNK = 5_000;

/**
 * Does the jobs that are open, oldest first, a chunk of members at a time, each in a transaction of its own with its
 * place: killed at any moment it goes on where it was, and nobody gets anything twice or is passed over (4.F). Several
 * workers share the jobs. Answers how many chunks were done.
 */
export async function runBenefitJobs(
  clock: () => Date,
  { chunk = CHUNK, chunksMax = Number.POSITIVE_INFINITY } = {},
): Promise<number> {
  let chunks = 0;
  for (const id of await openJobs(pool())) {
    while (chunks < chunksMax && (await doChunk(id, clock(), chunk))) chunks++;
  }
  return chunks;
}

/** Does one chunk of a job; false when it is over, or somebody else's. */
function doChunk(id: string, now: Date, size: number): Promise<boolean> {
  return withTransaction(async (db) => {
    const job = await takeJob(db, id);
    if (job === null || job.state === 'done' || job.state === 'cancelled') return false;
    const { seen, cursor, given, refused } = await (job.kind === 'period' || job.kind === 'dates'
      ? grantNext(db, job, size, now)
      : grantAsked(db, job, size, now));
    const isOver = seen < size;
    await saveJob(db, {
      ...job,
      state: isOver ? 'done' : 'running',
      done: job.done + seen,
      given: job.given + given,
      refused: job.refused + refused,
      cursor,
      startedAt: job.startedAt ?? now,
      progressAt: now,
      finishedAt: isOver ? now : null,
    });
    return !isOver;
  });
}

type Chunk = { readonly seen: number; readonly cursor: string; readonly given: number; readonly refused: number };

/**
 * Grants what a period or a date brings to the next members. Most of those who are asked for have no claim to it: that is
 * no refusal. The instant is that for which the job was scheduled (4.H).
 */
async function grantNext(db: Db, job: JobRow, size: number, now: Date): Promise<Chunk> {
  const { kind, benefit, jobKey, scheduled, cursor } = job;
  const ids = await membersAfter(db, cursor === '' ? null : cursor, size);
  const ask = { benefit, source: kind, key: jobKey, at: scheduled };
  const given = await grantAlike(db, ask, ids, now);
  return { seen: ids.length, cursor: ids.at(-1) ?? cursor, given, refused: 0 };
}

/** Grants to the next members of a list, or whose birthday it is. */
async function grantAsked(db: Db, job: JobRow, size: number, now: Date): Promise<Chunk> {
  const { seen, cursor, asks } = await (job.kind === 'bulk' ? listAsks : birthdayAsks)(db, job, size);
  const outcomes = await grantIn(db, asks, now);
  const given = outcomes.filter((outcome) => outcome.ok && !outcome.value.isRepeat).length;
  if (job.kind !== 'bulk') return { seen, cursor, given, refused: 0 };
  const no = outcomes.flatMap((outcome, place) =>
    outcome.ok ? [] : [{ memberId: asks[place]?.memberId ?? '', code: outcome.refusal.code }],
  );
  await refuseMembers(db, job.id, no);
  return { seen, cursor, given, refused: no.length };
}

type Next = { readonly seen: number; readonly cursor: string; readonly asks: readonly GrantAsk[] };

async function listAsks(db: Db, { id, benefit, scheduled, cursor, note }: JobRow, size: number): Promise<Next> {
  const ids = await nextMembers(db, id, cursor, size);
  const about = { benefit, source: 'bulk' as const, key: `job:${id}`, at: scheduled, note };
  return { seen: ids.length, cursor: ids.at(-1) ?? cursor, asks: ids.map((memberId) => ({ memberId, ...about })) };
}

async function birthdayAsks(db: Db, { benefit, scheduled, cursor }: JobRow, size: number): Promise<Next> {
  const settings = await program(db);
  const { year, month, day } = localTime(scheduled, settings.zone);
  const force = (await benefitsInForce(db, settings, scheduled)).find(({ code }) => code === benefit);
  const rule = force?.terms.giveOn.find(({ on }) => on === 'birthday');
  const window = rule?.on === 'birthday' ? rule.window : 'day';
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const born = await membersBornIn(db, month, cursor === '' ? null : cursor, size);
  const due = born.filter((one) => birthdayIn(year, { month, day: one.day }, window) === date);
  return {
    seen: born.length,
    cursor: born.at(-1)?.memberId ?? cursor,
    asks: due.map(({ memberId }) => ({
      memberId,
      benefit,
      source: 'birthday',
      key: birthdayKey(date),
      at: scheduled,
    })),
  };
}
