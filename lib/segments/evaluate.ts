import type { Db } from '@/lib/platform/db';
import { belongsTo, faultOf, freshBook, type SegmentBook } from './book';
import { applyDiff, lockMembership, type Moved } from './store/membership';
import { addToMembers, newestVersion } from './store/segments';

/**
 * Finds anew whether some members belong to a segment, in the caller's transaction: at their own events, or when they were
 * put on its list (4.I). One that rests, or whose rule cannot be told, stays as it is.
 */
export async function evaluateMembers(
  db: Db,
  known: SegmentBook,
  code: string,
  memberIds: readonly string[],
  now: Date,
): Promise<Moved> {
  if (memberIds.length === 0) return NOBODY;
  await lockMembership(db, code);
  // What this process remembers may be older than what another has refreshed by.
  const isOld = (await newestVersion(db, code)) !== (known.versions.get(code)?.[0]?.version ?? 0);
  const book = isOld ? await freshBook(db) : known;
  const [newest] = book.versions.get(code) ?? [];
  const terms = newest?.terms ?? null;
  if (book.segments.get(code)?.state !== 'live' || newest === undefined || terms === null) return NOBODY;
  if (faultOf(book, terms.where) !== null) return NOBODY;
  const belongs = belongsTo(book, code, terms.where);
  const scope = { memberIds: [...new Set(memberIds)] };
  const moved = await applyDiff(db, { code, version: newest.version, belongs, asOf: now, at: now, runId: null, scope });
  if (moved.entered + moved.left > 0) await addToMembers(db, code, moved.entered - moved.left, now);
  return moved;
}

const NOBODY: Moved = { entered: 0, left: 0 };
