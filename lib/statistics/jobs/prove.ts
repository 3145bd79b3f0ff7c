import 'server-only';
import { localDate } from '@/lib/kernel/day';
import { lockMembersOnly } from '@/lib/members';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { program } from '@/lib/platform/program';
import { recountPurchases } from '../store/days';
import { beginProof, differingFrom, lastProof, saveProof, statisticsAfter } from '../store/proof';
import { refreshTotals, totalsStale } from '../store/totals';

const CHUNK = 5_000;

/** What a comparison came to. */
export type Proved = { readonly members: number; readonly mended: readonly string[] };

/**
 * Compares what is kept of every member's purchases with his orders, counts those who differ anew under their locks and
 * makes stale sums right; answers whom it mended. A comparison that was stopped goes on where it was; what it mended is told
 * by `StatisticsProof`.
 */
export async function proveStatistics(now: Date): Promise<Proved> {
  const { zone } = await program(pool());
  const day = localDate(now, zone);
  const last = await lastProof(pool());
  const isOpen = last !== null && last.finishedAt === null;
  const id = isOpen ? last.id : newId();
  if (!isOpen) await beginProof(pool(), id, now);
  let [cursor, members, mended] = [isOpen ? last.cursor : null, 0, [] as string[]];
  for (;;) {
    const ids = await statisticsAfter(pool(), cursor, CHUNK);
    const wrong = await mend(ids, zone);
    await refreshTotals(pool(), [...new Set([...wrong, ...(await totalsStale(pool(), ids))])], day);
    cursor = ids.at(-1) ?? cursor;
    const isDone = ids.length < CHUNK;
    await saveProof(pool(), id, { cursor, members: ids.length, mended: wrong }, isDone ? now : null);
    [members, mended] = [members + ids.length, [...mended, ...wrong]];
    if (isDone) return { members, mended };
  }
}

/** Mends those of some members who differ: looked at again under their locks, since an order may have come between. */
async function mend(ids: readonly string[], zone: string): Promise<readonly string[]> {
  const suspects = ids.length === 0 ? [] : await differingFrom(pool(), ids, zone);
  if (suspects.length === 0) return [];
  return withTransaction(async (db) => {
    await lockMembersOnly(db, suspects);
    const wrong = await differingFrom(db, suspects, zone);
    await recountPurchases(db, wrong, zone);
    return wrong;
  });
}
