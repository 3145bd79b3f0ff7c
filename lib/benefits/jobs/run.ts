import { localTime } from '@/lib/kernel/day';
import { membersAfter } from '@/lib/levels';
import { membersBornIn } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { GrantAsk } from '../grant/asks';
import { grantIn } from '../grant/process';
import { benefitsInForce } from '../in-force';
import { birthdayKey } from '../rules/grant';
import { birthdayIn } from '../rules/period';
import { type JobRow, nextMembers, openJobs, refuseMembers, saveJob, takeJob } from '../store/jobs';

const CHUNK = 2_000;

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
    const { seen, cursor, asks } = await nextAsks(db, job, size);
    const outcomes = await grantIn(db, asks, now);
    const no = outcomes.flatMap((outcome, place) =>
      outcome.ok ? [] : [{ memberId: asks[place]?.memberId ?? '', code: outcome.refusal.code }],
    );
    if (job.kind === 'bulk') await refuseMembers(db, job.id, no);
    const given = outcomes.filter((outcome) => outcome.ok && !outcome.value.isRepeat).length;
    const isOver = seen < size;
    await saveJob(db, {
      ...job,
      state: isOver ? 'done' : 'running',
      done: job.done + seen,
      given: job.given + given,
      // By the calendar most members are asked for who have no claim to it: that is no refusal.
      refused: job.refused + (job.kind === 'bulk' ? no.length : 0),
      cursor,
      startedAt: job.startedAt ?? now,
      progressAt: now,
      finishedAt: isOver ? now : null,
    });
    return !isOver;
  });
}

type Next = { readonly seen: number; readonly cursor: string; readonly asks: readonly GrantAsk[] };

/** The next members of a job with what they are asked for; the instant is that for which the job was scheduled (4.H). */
async function nextAsks(db: Db, job: JobRow, size: number): Promise<Next> {
  const { kind, benefit, jobKey, scheduled, cursor } = job;
  if (kind === 'birthday') return birthdayAsks(db, job, size);
  const ids =
    kind === 'bulk'
      ? await nextMembers(db, job.id, cursor, size)
      : await membersAfter(db, cursor === '' ? null : cursor, size);
  const key = kind === 'bulk' ? `job:${job.id}` : jobKey;
  const about = { benefit, source: kind, key, at: scheduled, ...(kind === 'bulk' ? { note: job.note } : {}) };
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
