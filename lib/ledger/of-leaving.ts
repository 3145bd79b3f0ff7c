import 'server-only';
import type { Db } from '@/lib/platform/db';
import { postAdjust } from './post/adjust';
import { bookSummaries } from './queries';
import { loadLedger, saveLedger } from './store/book';

/** The points that members could spend now, and lose by closing their accounts. */
export async function pointsAtStake(db: Db, memberIds: readonly string[], now: Date): Promise<{ points: number }> {
  const books = await bookSummaries(db, memberIds, now);
  return { points: [...books.values()].reduce((sum, { points }) => sum + points.available, 0) };
}

/**
 * Books the points that locked members could spend as given up, when they close their accounts (4.K): they leave the
 * liability with a reason. What is not active yet stays in the book until its own end, as nobody's to spend.
 */
export async function givePointsUp(
  db: Db,
  memberIds: readonly string[],
  { closingId, now }: { readonly closingId: string; readonly now: Date },
): Promise<void> {
  const books = await bookSummaries(db, memberIds, now);
  const work = await loadLedger(db, memberIds, memberIds);
  for (const [memberId, { points }] of books) {
    if (points.available === 0) continue;
    const source = { type: 'closing', id: closingId };
    const said = { rule: 'privacy#closing', reason: 'account_closed', actor: 'system:worker', detail: {} };
    const posting = { memberId, asset: 'points' as const, key: `CLOSE:${closingId}`, source, ...said };
    const life = { activatesAt: now, expiresAt: null };
    const outcome = postAdjust(work, { ...posting, points: -points.available, occurredAt: now, now }, life);
    if (!outcome.ok) throw outcome.refusal;
  }
  await saveLedger(db, work);
}
