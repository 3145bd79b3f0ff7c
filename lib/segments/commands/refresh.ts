import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { freshBook } from '../book';
import { newRun } from '../jobs/plan';
import { SegmentRef, WorkRef } from '../schema';
import { addRuns, openRunOf, runForUpdate, saveRun } from '../store/runs';

/** Begins to find the members of a segment anew; whoever asks while it goes on is told of the one that does (4.I). */
export const refreshSegmentCommand = command({
  name: 'segments.refresh',
  can: 'segments.edit',
  input: SegmentRef,
  async run({ db, actor, now }, { code }) {
    const book = await freshBook(db);
    const [newest] = book.versions.get(code) ?? [];
    const segment = book.segments.get(code);
    if (segment === undefined || newest === undefined) throw new Refusal('segment_not_found', { segment: code }, 404);
    if (segment.state !== 'live') throw new Refusal('segment_rests', { state: segment.state });
    const about = { version: newest.version, cause: 'manual', by: actorName(actor), createdAt: now } as const;
    const added = await addRuns(db, [newRun({ segmentCode: code, ...about })]);
    const open = await openRunOf(db, code);
    return { run: open?.id ?? null, isNew: added > 0 };
  },
  audit: ({ code }, { isNew, run }) => (isNew ? { objectType: 'segment', objectId: code, after: { run } } : null),
});

/** Stops a refresh after the chunk that is being done; who entered and left so far stays so. */
export const cancelRefreshCommand = command({
  name: 'segments.cancelRefresh',
  can: 'segments.edit',
  input: WorkRef,
  async run({ db, now }, { id }) {
    const run = await runForUpdate(db, id);
    if (run === null) throw new Refusal('refresh_not_found', {}, 404);
    if (run.state !== 'waiting' && run.state !== 'running') throw new Refusal('job_ended', { state: run.state });
    await saveRun(db, { ...run, state: 'cancelled', endedAt: now });
    return { code: run.segmentCode, done: run.done, total: run.total };
  },
  audit: (_, { code, done, total }) => ({
    objectType: 'segment',
    objectId: code,
    after: { refresh: 'cancelled', done, total },
  }),
});
