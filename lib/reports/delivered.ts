import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { publicId, requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { storesInSight } from '@/lib/members';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { readerOf } from './reader';
import type { BuiltTold } from './rules/built';
import { coversSight, mayOpen, type Reader } from './rules/reach';
import { ReportAsk, ReportRef } from './schema';
import { type Delivered, deliveredRun, deliveredTo, frozenFigures } from './store/runs';
import { savedReport, savedReports } from './store/saved';

/** A run that somebody got, as a list shows it. */
export type DeliveredLine = {
  readonly id: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly isRead: boolean;
};

/** What was delivered to the reader and he may still see, the latest first (S0-6.4). */
export const deliveredList = query({
  can: 'reports.read',
  input: ReportAsk.pick({}),
  async run({ db, actor }): Promise<readonly DeliveredLine[]> {
    const [reader, sight] = await Promise.all([readerOf(actor), storesInSight(actor)]);
    if (actor.kind !== 'staff') return [];
    const [runs, reports] = await Promise.all([deliveredTo(db, actor.id), savedReports(db)]);
    const open = new Set(reports.filter((report) => mayOpen(report, reader)).map(({ id }) => id));
    return runs
      .filter((run) => open.has(run.reportId) && coversSight(run.sight, sight))
      .map(({ id, title, dueAt, readAt }) => ({
        id: publicId('reportRun', id),
        title,
        dueAt,
        isRead: readAt !== null,
      }));
  },
});

/** A run as it was delivered to the reader, with its numbers of then. */
export const deliveredReport = query({
  can: 'reports.read',
  input: ReportRef,
  async run({ db, actor }, { id }) {
    const { run, told } = await requireDelivered(db, actor, id);
    const { title, dueAt, madeAt, reportId } = run;
    return { id, title, dueAt, madeAt, report: publicId('savedReport', reportId), told };
  },
});

/**
 * A run that was delivered to the actor and that he may still see: the report is still his to open, and the stores of the
 * numbers are still within his reach. Refuses with 404 `report_run_not_found` otherwise.
 */
export async function requireDelivered(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ readonly run: Delivered; readonly told: BuiltTold }> {
  const none = new Refusal('report_run_not_found', {}, 404);
  if (actor.kind !== 'staff') throw none;
  const run = await deliveredRun(db, actor.id, requireId('reportRun', id));
  if (run === null || !(await stillSees(db, await readerOf(actor), run, await storesInSight(actor)))) throw none;
  const told = await frozenFigures(db, run.id, run.sight);
  if (told === null) throw none;
  return { run, told };
}

async function stillSees(db: Db, reader: Reader, run: Delivered, sight: readonly string[] | null): Promise<boolean> {
  const report = await savedReport(db, run.reportId);
  return report !== null && mayOpen(report, reader) && coversSight(run.sight, sight);
}
