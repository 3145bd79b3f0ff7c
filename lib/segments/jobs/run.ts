import type { Condition } from '@/lib/kernel/condition';
import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { raiseRevision } from '@/lib/platform/program';
import { belongsTo, faultOf, freshBook } from '../book';
import { applyDiff, chunkEnd, everybody, FIRST_ID, LAST_ID, lockMembership } from '../store/membership';
import { openRuns, type RunRow, saveRun, takeRun } from '../store/runs';
import { type Fault, recountMembers, saveFault, saveSegmentState, segmentForUpdate } from '../store/segments';

// Sums over purchases are made once for each chunk: one for a million members.
const CHUNK = 1_000_000;

/**
 * Does the refreshes that are open, oldest first, a chunk of members at a time, each in a transaction of its own with its
 * place: killed at any moment it goes on where it was, and nobody enters or leaves twice (4.F, 4.I). Answers how many
 * chunks were done.
 */
export async function runSegments(
  clock: () => Date,
  { chunk = CHUNK, chunksMax = Number.POSITIVE_INFINITY } = {},
): Promise<number> {
  let chunks = 0;
  for (const id of await openRuns(pool())) {
    while (chunks < chunksMax && (await doChunk(id, clock(), chunk))) chunks++;
  }
  return chunks;
}

/** Does one chunk of a refresh; false when it is over, or somebody else's. */
function doChunk(id: string, now: Date, size: number): Promise<boolean> {
  return withTransaction(async (db) => {
    const run = await takeRun(db, id);
    if (run === null || !isOpen(run)) return false;
    await lockMembership(db, run.segmentCode);
    const book = await freshBook(db);
    const segment = book.segments.get(run.segmentCode);
    const said = book.versions.get(run.segmentCode)?.find(({ version }) => version === run.version);
    if (segment?.state !== 'live' || said === undefined) return end(db, run, 'cancelled', now);
    const { terms } = said;
    if (terms === null) return rest(db, run, { code: 'terms_unreadable' }, now);
    const fault = faultOf(book, terms.where);
    if (fault !== null) return rest(db, run, fault, now);
    return nextChunk(db, { run, belongs: belongsTo(book, run.segmentCode, terms.where), now, size });
  });
}

const isOpen = ({ state }: RunRow): boolean => state === 'waiting' || state === 'running';

type Chunk = { readonly run: RunRow; readonly belongs: Condition; readonly now: Date; readonly size: number };

/** Makes right what the next members by id belong to; all chunks of a refresh count by its own instant. */
async function nextChunk(db: Db, { run, belongs, now, size }: Chunk): Promise<boolean> {
  const isBegun = run.state === 'running';
  const total = isBegun ? run.total : await everybody(db);
  const [asOf, startedAt] = isBegun ? [run.asOf ?? now, run.startedAt] : [now, now];
  const after = run.cursor ?? FIRST_ID;
  const last = await chunkEnd(db, after, size);
  const scope = { after, upTo: last ?? LAST_ID };
  const about = { code: run.segmentCode, version: run.version, runId: run.id };
  const moved = await applyDiff(db, { ...about, belongs, asOf, at: now, scope });
  const next: RunRow = {
    ...run,
    state: 'running',
    asOf,
    startedAt,
    total,
    cursor: last,
    done: last === null ? total : Math.min(total, run.done + size),
    entered: run.entered + moved.entered,
    left: run.left + moved.left,
    progressAt: now,
  };
  if (last === null) return end(db, next, 'done', now);
  await saveRun(db, next);
  return true;
}

/** Ends a refresh; one that came to its end tells how many members there are. */
async function end(db: Db, run: RunRow, state: 'done' | 'cancelled', now: Date): Promise<false> {
  const members = state === 'done' ? await recountMembers(db, run.segmentCode, now) : run.members;
  await saveRun(db, { ...run, state, members, endedAt: now });
  return false;
}

/** A rule that cannot be told any more lets its segment rest with its members as they are: it is never widened (4.I). */
async function rest(db: Db, run: RunRow, fault: Fault, now: Date): Promise<false> {
  await raiseRevision(db, now);
  await segmentForUpdate(db, run.segmentCode);
  await saveSegmentState(db, run.segmentCode, 'paused', now);
  await saveFault(db, run.segmentCode, fault);
  await saveRun(db, { ...run, state: 'failed', error: fault, endedAt: now });
  return false;
}
