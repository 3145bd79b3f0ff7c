import { actorName } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { raiseRevision } from '@/lib/platform/program';
import { faultOf, freshBook, termsOf } from '../book';
import { newRun } from '../jobs/plan';
import { StateInput } from '../schema';
import { addRuns, openRunOf, saveRun } from '../store/runs';
import { saveFault, saveSegmentState, segmentForUpdate } from '../store/segments';
import { segmentUses } from '../uses-plugged';

/**
 * Lets a segment rest (its members stay as they are), go on (they are found anew), or puts it away for good. One that
 * something uses is not put away: what asks for it would find nobody, without a word.
 */
export const setSegmentStateCommand = command({
  name: 'segments.setState',
  can: 'segments.edit',
  input: StateInput,
  async run({ db, actor, now }, { code, state }) {
    await raiseRevision(db, now);
    const row = await segmentForUpdate(db, code);
    if (row === null) throw new Refusal('segment_not_found', { segment: code }, 404);
    if (row.state === 'withdrawn') throw new Refusal('segment_withdrawn', {});
    const book = await freshBook(db);
    if (state === 'withdrawn') {
      const [use] = await segmentUses(db, book, code, now);
      if (use !== undefined) throw new Refusal('segment_in_use', { what: use.code, where: use.context });
    }
    if (state === 'live') {
      const fault = faultOf(book, termsOf(book, code)?.where ?? null);
      if (fault !== null) throw new Refusal(fault.code, { attribute: fault.attribute ?? fault.segment ?? '' });
      await saveFault(db, code, null);
    }
    await saveSegmentState(db, code, state, now);
    const open = await openRunOf(db, code);
    if (open !== null && state !== 'live') await saveRun(db, { ...open, state: 'cancelled', endedAt: now });
    const version = book.versions.get(code)?.[0]?.version ?? 0;
    if (state === 'live' && row.state === 'paused' && version > 0) {
      const about = { cause: 'resumed', by: actorName(actor), createdAt: now } as const;
      await addRuns(db, [newRun({ segmentCode: code, version, ...about })]);
    }
    return { before: row.state, state };
  },
  audit: ({ code, note }, { before, state }) => ({
    objectType: 'segment',
    objectId: code,
    before: { state: before },
    after: { state },
    reason: note,
  }),
});
