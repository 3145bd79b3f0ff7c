import 'server-only';
import { staffWithRoles } from '@/lib/access';
import { type Actor, may } from '@/lib/kernel/actor';
import { isRefusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { ports } from '@/lib/platform/ports';
import { program } from '@/lib/platform/program';
import { tellBuilt } from '../built';
import { readerOf } from '../reader';
import { dueAfter, dueUntil } from '../rules/due';
import { mayOpen, sightKey } from '../rules/reach';
import { deliverRun, freezeFigures, insertRun, keepRuns } from '../store/runs';
import { type SavedRow, savedReport } from '../store/saved';
import { advanceSchedule, asOfOneMoment, dueForUpdate, type Schedule, subscribersOf } from '../store/schedules';
import { reportState } from '../store/state';

const AT_ONCE = 100;

/**
 * Makes the reports that are due, each once for its time: the run and the next time are written in one transaction, so one
 * that dies is made again, and what was missed while nothing ran is made once, not many times. Answers how many it made.
 */
export async function makeReports(now: Date): Promise<number> {
  const { zone } = await program(pool());
  const broken: string[] = [];
  let made = 0;
  for (let tries = 0; tries < AT_ONCE; tries++) {
    let tried: Schedule | null = null;
    try {
      const isMade = await withTransaction(async (db) => {
        tried = null;
        await asOfOneMoment(db);
        const due = await takeDue(db, now, broken);
        tried = due;
        if (due !== null) await make(db, due, now, zone);
        return due !== null;
      });
      if (!isMade) return made;
      made++;
    } catch (error) {
      if (tried === null) throw error;
      broken.push((tried as Schedule).reportId);
      await noteFailure(tried, error, now, zone);
    }
  }
  return made;
}

/** What is due by statistics that reach until then: a report of this morning waits until this morning is counted. */
async function takeDue(db: Db, now: Date, broken: readonly string[]): Promise<Schedule | null> {
  const countedAt = (await reportState(db))?.countedAt ?? null;
  return countedAt === null ? null : dueForUpdate(db, countedAt < now ? countedAt : now, broken);
}

async function make(db: Db, schedule: Schedule, now: Date, zone: string): Promise<void> {
  const report = await savedReport(db, schedule.reportId);
  const dueAt = dueUntil(schedule, now, zone) ?? schedule.nextAt;
  const nextAt = dueAfter(schedule, now, zone);
  if (report !== null) await deliver(db, schedule, report, dueAt, now);
  await advanceSchedule(db, schedule.reportId, nextAt, null);
}

/** Why a run could not be made, which is no fault of the program. */
class NotMade extends Error {}

async function deliver(db: Db, schedule: Schedule, report: SavedRow, dueAt: Date, now: Date): Promise<void> {
  if (report.definition === null) throw new NotMade('report_not_understood');
  const readers = await recipients(db, schedule, report);
  if (readers.length === 0) throw new NotMade('nobody_may_read');
  const run = { id: newId(), reportId: report.id, dueAt, madeAt: now, title: report.title };
  if (!(await insertRun(db, { ...run, state: 'made', reason: null }))) return;
  const bySight = new Map(readers.map((reader) => [reader.sight, reader.actor]));
  for (const [sight, actor] of bySight) {
    await freezeFigures(db, run.id, sight, await tellBuilt({ db, actor, now }, report.definition));
  }
  await deliverRun(
    db,
    run.id,
    readers.map(({ actor, sight }) => ({ staffId: actor.id, sight })),
  );
  await keepRuns(db, report.id, schedule.keep);
}

type Staff = Extract<Actor, { kind: 'staff' }>;
type Recipient = { readonly actor: Staff; readonly sight: string };

/**
 * Who gets a run: the author, who asked for it and, if it goes to them, whom it is shared with; of those everybody who may
 * open it today, each with what he reaches today (S1-5.1).
 */
async function recipients(db: Db, { reportId, toShared }: Schedule, report: SavedRow): Promise<readonly Recipient[]> {
  const shared = toShared ? await staffWithRoles(db, report.sharedRoles) : [];
  const ids = [...new Set([report.authorId ?? [], await subscribersOf(db, reportId), shared].flat())];
  const found: Recipient[] = [];
  for (const id of ids) {
    const actor = await ports().staffActor(id);
    if (actor?.kind !== 'staff' || !may(actor, 'reports.read') || !mayOpen(report, await readerOf(actor))) continue;
    found.push({ actor, sight: sightKey(await storesInSight(actor)) });
  }
  return found;
}

/**
 * What cannot be made says why, and the schedule goes on with its next time. A fault of the program, or a connection that
 * went, uses no time up: it is tried again in a minute, and is shown until then.
 */
async function noteFailure(schedule: Schedule, error: unknown, now: Date, zone: string): Promise<void> {
  const { reportId } = schedule;
  const reason = isRefusal(error) ? error.code : error instanceof NotMade ? error.message : null;
  if (reason === null) console.error('a scheduled report failed', reportId, error);
  await withTransaction(async (db) => {
    const failure = { reason: reason ?? 'unexpected', at: now };
    if (reason === null) return advanceSchedule(db, reportId, schedule.nextAt, failure);
    const report = await savedReport(db, reportId);
    const dueAt = dueUntil(schedule, now, zone) ?? schedule.nextAt;
    const run = { id: newId(), reportId, dueAt, madeAt: now, title: report?.title ?? '' };
    await insertRun(db, { ...run, state: 'failed', reason });
    await keepRuns(db, reportId, schedule.keep);
    return advanceSchedule(db, reportId, dueAfter(schedule, now, zone), failure);
  });
}
