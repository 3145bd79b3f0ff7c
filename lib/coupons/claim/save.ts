import { recordDecisions } from '@/lib/decisions';
import type { Db } from '@/lib/platform/db';
import { announce } from '@/lib/platform/outbox';
import { codeHash, newCodes } from '../own-code';
import { addToStocks } from '../store/batches';
import { insertCodes } from '../store/codes';
import { type CopyRow, insertCopies } from '../store/copies';
import type { ClaimWork } from './work';

/** Saves a set of claims, each table in one statement; gives every new copy its code, and answers the copies by id. */
export async function saveClaimWork(db: Db, work: ClaimWork): Promise<ReadonlyMap<string, CopyRow>> {
  const codes = newCodes(work.made.length);
  const made = work.made.map((copy, place) => ({ ...copy, code: codes[place] ?? null }));
  const byBatch = Map.groupBy(made, ({ batchId }) => batchId);
  await Promise.all([
    addToStocks(
      db,
      [...byBatch].map(([batchId, copies]) => ({
        batchId,
        issued: copies.filter(({ source }) => source !== 'code').length,
        claimed: copies.length,
      })),
    ),
    insertCopies(db, made),
    insertCodes(
      db,
      made.map(({ memberId, id, batchId, code }) => ({
        hash: codeHash(code ?? ''),
        batchId,
        state: 'taken' as const,
        memberId,
        couponId: id,
        jobId: null,
      })),
    ),
    recordDecisions(db, work.decisions),
    announce(
      db,
      made.map(({ memberId, id, batchId, source }) => ({
        name: 'coupon.claimed',
        memberId,
        payload: { couponId: id, batchId, source },
        at: work.now,
      })),
    ),
  ]);
  return new Map(made.map((copy) => [copy.id, copy]));
}
