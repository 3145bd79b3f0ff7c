import { pool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { segmentBook } from '../book';
import { dueOf } from '../rules/schedule';
import { addRuns, type RunRow } from '../store/runs';

/** A refresh that waits for the worker. */
export const newRun = (
  run: Pick<RunRow, 'segmentCode' | 'version' | 'cause' | 'by' | 'createdAt'> & { readonly planKey?: string },
): RunRow => ({
  planKey: null,
  ...run,
  id: newId(),
  state: 'waiting',
  asOf: null,
  cursor: null,
  total: 0,
  done: 0,
  entered: 0,
  left: 0,
  members: null,
  error: null,
  startedAt: null,
  progressAt: null,
  endedAt: null,
});

/**
 * Plans the refreshes that are due by the calendar: of live segments once a local day, for conditions that turn with it; of
 * scheduled ones at their local time (4.H, 4.I). Planned twice it is the same. Answers how many are new.
 */
export async function planSegmentRuns(now: Date): Promise<number> {
  const db = pool();
  const settings = await program(db);
  const book = await segmentBook(db, settings);
  const due = [...book.segments.values()].flatMap((segment): RunRow[] => {
    const [newest] = book.versions.get(segment.code) ?? [];
    if (segment.state !== 'live' || newest === undefined || newest.terms === null) return [];
    const { refresh } = newest.terms;
    const next = dueOf(refresh, now, settings.zone);
    // Publishing refreshes by itself: what was due before is not made good.
    if (next === null || next.at <= newest.publishedAt) return [];
    const cause = refresh.mode === 'live' ? 'daily' : 'scheduled';
    const about = { version: newest.version, by: 'system:worker', createdAt: now, planKey: next.key };
    return [newRun({ segmentCode: segment.code, cause, ...about })];
  });
  return addRuns(db, due);
}
