import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { addToStocks, stocksForUpdate } from './store/batches';
import { type CopiesMeant, endUnusedCopies, hasUnused } from './store/marks';

/**
 * Ends those copies of a batch that are meant and that nobody has used, in the caller's transaction, at most so many: they expire, or they are void
 * and their members are told (S0-5.4). What an order holds stays with it. Answers how many, and whether any are left:
 * those that somebody is at this moment using.
 */
export async function endCopies(
  db: Db,
  batchId: string,
  of: CopiesMeant,
  {
    how,
    now,
    limit,
    why,
  }: { readonly how: 'expire' | 'void'; readonly now: Date; readonly limit: number; readonly why: string },
): Promise<{ readonly ended: number; readonly isDone: boolean }> {
  const state = how === 'void' ? 'VOIDED' : 'EXPIRED';
  const ended = await endUnusedCopies(db, batchId, of, { state, now, limit, why });
  if (ended.length === 0) return { ended: 0, isDone: !(await hasUnused(db, batchId, of, now)) };
  await stocksForUpdate(db, [batchId]);
  await addToStocks(db, [{ batchId, [how === 'void' ? 'voided' : 'expired']: ended.length }]);
  const told = how === 'void' ? [...new Set(ended)] : [];
  await announce(
    db,
    told.map((memberId) => ({ name: 'coupon.voided', memberId, payload: { batchId, why }, at: now })),
  );
  return { ended: ended.length, isDone: false };
}
