import { type Db, pool, withTransaction } from '@/lib/platform/db';
import { addToStocks, stocksForUpdate } from '../store/batches';
import { batchesToMark, markEndedCopies, markVoidedCodes, markVoidedCopies } from '../store/marks';

const CHUNK = 5_000;

/**
 * Writes down what counts already: copies that have ended are EXPIRED, those of a voided batch VOIDED (4.E). Chunk by
 * chunk, each with its numbers; run late or twice it marks the same. Answers how many.
 */
export async function markCoupons(now: Date): Promise<number> {
  let marked = 0;
  for (const { batchId, isVoided, voidedWhy } of await batchesToMark(pool())) {
    const mark = (db: Db) => (isVoided ? voidChunk(db, batchId, now, voidedWhy ?? '') : endChunk(db, batchId, now));
    for (let count = CHUNK; count >= CHUNK; marked += count) count = await withTransaction(mark);
  }
  return marked;
}

async function endChunk(db: Db, batchId: string, now: Date): Promise<number> {
  const expired = await markEndedCopies(db, batchId, now, CHUNK);
  if (expired > 0) await count(db, { batchId, expired });
  return expired;
}

async function voidChunk(db: Db, batchId: string, now: Date, why: string): Promise<number> {
  // Codes first, as whoever claims by one: code, then stock (4.F).
  const codes = await markVoidedCodes(db, batchId, CHUNK);
  const copies = await markVoidedCopies(db, batchId, now, CHUNK, why);
  if (codes + copies > 0) await count(db, { batchId, voided: codes + copies });
  return Math.max(codes, copies);
}

async function count(db: Db, added: Parameters<typeof addToStocks>[1][number]): Promise<void> {
  await stocksForUpdate(db, [added.batchId]);
  await addToStocks(db, [added]);
}
