import { command } from '@/lib/platform/command';
import { requireDelivered } from '../delivered';
import { ReportRef } from '../schema';
import { noteRead } from '../store/runs';

/** Notes that somebody has looked at a run that was delivered to him; the first time counts. */
export const readRunCommand = command({
  name: 'reports.readRun',
  can: 'reports.read',
  input: ReportRef,
  async run({ db, actor, now }, { id }) {
    const { run } = await requireDelivered(db, actor, id);
    if (actor.kind === 'staff') await noteRead(db, actor.id, run.id, now);
    return {};
  },
});
