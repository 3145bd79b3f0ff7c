import { countRun, eachDueMembers, finishRun, writeOffLots } from '@/lib/ledger';
import { lockMembersOnly } from '@/lib/members';
import { pool, withTransaction } from '@/lib/platform/db';

const JOB = 'points-expire';
const MEMBERS_AT_ONCE = 2_000;

/** What a run did; `done` is false when it was told to stop before the end. */
export type ExpiryRun = { readonly lots: number; readonly points: number; readonly done: boolean };

/**
 * Writes the ends of lots that have ended by an instant, in chunks of one transaction each (4.A.3). Expiry itself is a
 * condition: run twice, late, by two workers at once, or killed halfway and run again, the book is the same.
 */
export async function expirePoints(
  dueAt: Date,
  said: { readonly actor: string; readonly now: Date },
  { size = MEMBERS_AT_ONCE, mayGoOn = () => true }: { size?: number; mayGoOn?: () => boolean } = {},
): Promise<ExpiryRun> {
  let [lots, points, done] = [0, 0, true];
  await eachDueMembers(dueAt, size, async (memberIds) => {
    done = mayGoOn();
    if (!done) return false;
    const written = await withTransaction(async (db) => {
      await lockMembersOnly(db, memberIds);
      const chunk = await writeOffLots(db, memberIds, { dueAt, ...said });
      await countRun(db, JOB, dueAt, chunk);
      return chunk;
    });
    lots += written.lots;
    points += written.points;
    return true;
  });
  if (done) await finishRun(pool(), JOB, dueAt);
  return { lots, points, done };
}
