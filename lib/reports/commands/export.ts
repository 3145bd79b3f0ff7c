import { actorName } from '@/lib/kernel/actor';
import { command } from '@/lib/platform/command';
import { tellBuilt } from '../built';
import { requireDelivered } from '../delivered';
import { reportTold } from '../queries';
import { FILE_LINES_MAX } from '../rules/gather';
import { ExportReport } from '../schema';

/**
 * Hands the numbers of a report out to be made a file of, on record: who took what, narrowed how (S1-5.1). Whoever makes the
 * file writes into it by whom and when.
 */
export const exportReportCommand = command({
  name: 'reports.export',
  can: 'reports.read',
  input: ExportReport,
  async run(context, { what }) {
    const { actor, now, requestId } = context;
    const mark = { by: actorName(actor), at: now, requestId };
    if (what.kind === 'gallery') {
      return { kind: 'gallery' as const, mark, told: await reportTold.run(context, what.ask) };
    }
    if (what.kind === 'built') {
      return {
        kind: 'built' as const,
        mark,
        title: what.title,
        told: await tellBuilt(context, what.definition, undefined, FILE_LINES_MAX),
      };
    }
    const { run, told } = await requireDelivered(context.db, actor, what.id);
    return { kind: 'built' as const, mark, title: run.title, told };
  },
  audit: ({ format, what }, { told }) => ({
    objectType: 'report',
    objectId: what.kind === 'gallery' ? what.ask.report : what.kind === 'run' ? what.id : what.title || 'built',
    after: {
      format,
      days: `${told.days.from}/${told.days.to}`,
      stores: told.sight ?? 'all',
      asked: what.kind === 'gallery' ? what.ask : 'definition' in told ? told.definition : null,
    },
  }),
});
