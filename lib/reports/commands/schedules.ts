import { requireId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { program } from '@/lib/platform/program';
import { requireOpen, requireOwn } from '../reader';
import { dueAfter } from '../rules/due';
import { ReportRef, ScheduleReport } from '../schema';
import { addSubscriber, removeSubscriber, saveSchedule } from '../store/schedules';

/** Has a report made by itself at a local time, or stops it; the first one is the next that is due. */
export const scheduleReportCommand = command({
  name: 'reports.schedule',
  can: 'reports.edit',
  input: ScheduleReport,
  async run({ db, actor, now }, { id, ...said }) {
    const row = await requireOwn(db, actor, id);
    if (row.definition === null) throw new Refusal('report_not_understood', {});
    const { zone } = await program(db);
    const nextAt = dueAfter(said, now, zone);
    await saveSchedule(db, { reportId: row.id, ...said, nextAt }, now);
    return { nextAt };
  },
  audit: ({ id, ...said }) => ({ objectType: 'savedReport', objectId: id, after: said }),
});

/** Has the runs of a report that one may open delivered to oneself. */
export const subscribeReportCommand = command({
  name: 'reports.subscribe',
  can: 'reports.read',
  input: ReportRef,
  async run({ db, actor, now }, { id }) {
    const row = await requireOpen(db, actor, id);
    if (actor.kind === 'staff') await addSubscriber(db, row.id, actor.id, now);
    return {};
  },
  audit: ({ id }) => ({ objectType: 'savedReport', objectId: id, after: { subscribed: true } }),
});

/** Ends it; also of a report that one may not open any more. */
export const unsubscribeReportCommand = command({
  name: 'reports.unsubscribe',
  can: 'reports.read',
  input: ReportRef,
  async run({ db, actor }, { id }) {
    if (actor.kind === 'staff') await removeSubscriber(db, requireId('savedReport', id), actor.id);
    return {};
  },
  audit: ({ id }) => ({ objectType: 'savedReport', objectId: id, after: { subscribed: false } }),
});
