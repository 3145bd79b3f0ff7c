import { rolesWith } from '@/lib/access';
import { publicId } from '@/lib/kernel/id';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { regionPlaces } from '@/lib/stores';
import { requireOpen, requireOwn } from '../reader';
import type { Definition } from '../rules/definition';
import { troublesOf } from '../rules/troubles';
import { ReportRef, SaveReport, ShareReport } from '../schema';
import { insertSaved, removeSaved, type SavedRow, updateSaved } from '../store/saved';

/** Saves a report that can be told: a new one of the author's, or the one he opened; what others saved since is not lost. */
export const saveReportCommand = command({
  name: 'reports.save',
  can: 'reports.edit',
  input: SaveReport,
  async run({ db, actor, now }, { id, revision, title, definition }) {
    const [trouble] = troublesOf(definition);
    if (trouble !== undefined) throw new Refusal('report_troubled', { trouble: trouble.code }, 422);
    if (id === null) {
      const made = newId();
      const authorId = actor.kind === 'staff' ? actor.id : null;
      await insertSaved(db, { id: made, authorId, title, definition, sharedRoles: [], sharedRegions: [] }, now);
      return { id: publicId('savedReport', made), title, definition };
    }
    const row = await requireOwn(db, actor, id);
    if (revision !== null && revision !== row.revision) throw new Refusal('report_changed_meanwhile', {});
    await updateSaved(db, { ...row, title, definition }, now);
    return { id, title, definition };
  },
  audit: (_, { id, title, definition }) => ({
    objectType: 'savedReport',
    objectId: id,
    after: { title, definition },
  }),
});

/** Makes a copy of a report that one may open: it belongs to whoever made it and is shared with nobody. */
export const duplicateReportCommand = command({
  name: 'reports.duplicate',
  can: 'reports.edit',
  input: ReportRef.extend({ title: SaveReport.shape.title }),
  async run({ db, actor, now }, { id, title }) {
    const row = await requireOpen(db, actor, id);
    const made = newId();
    const authorId = actor.kind === 'staff' ? actor.id : null;
    const parts = { id: made, authorId, title, definition: understood(row), sharedRoles: [], sharedRegions: [] };
    await insertSaved(db, parts, now);
    return { id: publicId('savedReport', made) };
  },
  audit: ({ id: from, title }, { id }) => ({ objectType: 'savedReport', objectId: id, after: { title, from } }),
});

/** Shares a report with roles that may read reports, in some regions or all; whoever opens it sees his own reach only. */
export const shareReportCommand = command({
  name: 'reports.share',
  can: 'reports.edit',
  input: ShareReport,
  async run({ db, actor, now }, { id, roles, regions }) {
    const row = await requireOwn(db, actor, id);
    await requireShareable(db, roles, regions);
    const shared = { sharedRoles: [...new Set(roles)], sharedRegions: [...new Set(regions)] };
    await updateSaved(db, { ...row, definition: understood(row), ...shared }, now);
    return { before: { roles: row.sharedRoles, regions: row.sharedRegions } };
  },
  audit: ({ id, roles, regions }, { before }) => ({
    objectType: 'savedReport',
    objectId: id,
    before,
    after: { roles, regions },
  }),
});

/** Puts a report away: nobody opens it any more, and it is not made any more. */
export const deleteReportCommand = command({
  name: 'reports.delete',
  can: 'reports.edit',
  input: ReportRef,
  async run({ db, actor, now }, { id }) {
    const row = await requireOwn(db, actor, id);
    await removeSaved(db, row.id, now);
    return { title: row.title };
  },
  audit: ({ id }, { title }) => ({ objectType: 'savedReport', objectId: id, before: { title } }),
});

/** What a report asks; one that this program does not understand is not touched. */
function understood({ definition }: SavedRow): Definition {
  if (definition === null) throw new Refusal('report_not_understood', {});
  return definition;
}

async function requireShareable(db: Db, roles: readonly string[], regions: readonly string[]): Promise<void> {
  const readers = await rolesWith(db, 'reports.read');
  const role = roles.find((one) => !readers.includes(one));
  if (role !== undefined) throw new Refusal('role_reads_no_reports', { role });
  const known = (await regionPlaces()).map(({ code }) => code);
  const region = regions.find((one) => !known.includes(one));
  if (region !== undefined) throw new Refusal('region_not_found', { region }, 404);
}
