import { must } from '@/lib/kernel/assert';
import { pastOrderKeys } from '@/lib/orders';
import { pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { decideChunk } from '../decide/chunk';
import { openShop } from '../decide/shop';
import { planChunks } from '../rules/plan';
import { addSums, NO_SUMS, type Sums } from '../rules/sums';
import {
  addPlanned,
  type BacktestRow,
  endBacktest,
  forgetOld,
  forgetPlan,
  plannedIn,
  saveChunk,
  savePlan,
  takeBacktest,
} from '../store/backtests';
import { savePicks } from '../store/picks';

// Big enough that a dozen statements are little beside deciding, small enough that a stop is heard within a second or two.
const CHUNK = 1_000;
// Whoever was killed is believed dead when he has not come further for this long.
const HELD_MS = 5 * 60_000;
const TRIES_MAX = 3;
const KEPT = 20;

/** How a run of the job is bounded: the size of its chunks, and after how many it stops wherever it is. */
export type RunBounds = { readonly size?: number; readonly chunksMax?: number };

/**
 * Does the back-tests that are open, the oldest first, a chunk at a time. Orders are decided outside of any transaction;
 * a chunk's sums are kept in one, with its place: killed at any moment another goes on where it was, and what it finds is
 * what one go finds (4.F, N1). Answers how many chunks were done.
 */
export async function runBacktests(
  clock: () => Date,
  { size = CHUNK, chunksMax = Number.POSITIVE_INFINITY }: RunBounds = {},
) {
  let chunks = 0;
  while (chunks < chunksMax) {
    const holder = newId();
    const now = clock();
    const taken = await takeBacktest(pool(), now, holder, new Date(now.getTime() + HELD_MS));
    if (taken === null) return chunks;
    if (taken.tries > TRIES_MAX) {
      await finish(taken, null, 'failed', now);
      continue;
    }
    const planned = await plan(taken, holder, now, size);
    if (planned !== null) chunks += await work(planned, holder, clock, chunksMax - chunks);
  }
  return chunks;
}

/** Writes down once which orders are decided in which chunk, so that orders that come later change nothing. */
async function plan(row: BacktestRow, holder: string, now: Date, size: number): Promise<BacktestRow | null> {
  if (row.population !== null) return row;
  const { from, to, stores, ordersMax } = row;
  const asked = { from, to, stores: stores.length === 0 ? null : stores, limit: ordersMax };
  return withTransaction(async (db) => {
    const { population, keys } = await pastOrderKeys(db, asked);
    const { chunks, planned } = planChunks(keys, size);
    if (!(await savePlan(db, { id: row.id, holder }, { population, total: keys.length, chunks, at: now }))) return null;
    await addPlanned(db, row.id, planned);
    return { ...row, population, total: keys.length, chunks };
  });
}

async function work(row: BacktestRow, holder: string, clock: () => Date, chunksMax: number): Promise<number> {
  const { id, trial, asOf, chunks } = row;
  let [sums, done] = [row.sums ?? NO_SUMS, 0];
  const shop = await openShop(asOf);
  for (let chunk = row.chunk; chunk < chunks; chunk++, done++) {
    if (done >= chunksMax) return done;
    const numbers = await plannedIn(pool(), id, chunk);
    sums = addSums(sums, await decideChunk(pool(), trial, numbers, shop));
    const at = clock();
    const kept = { orders: numbers.length, sums, at, until: new Date(at.getTime() + HELD_MS) };
    if (!(await saveChunk(pool(), { id, holder, chunk }, kept))) return done;
  }
  await finish(row, sums, 'done', clock());
  return done;
}

/** Ends it; of one that came to its end the named orders become rows, and what is long past is forgotten. */
export async function finish(
  { id, kind, code }: Pick<BacktestRow, 'id' | 'kind' | 'code'>,
  sums: Sums | null,
  state: 'done' | 'cancelled' | 'failed',
  at: Date,
): Promise<boolean> {
  return withTransaction(async (db) => {
    if (!(await endBacktest(db, id, state, at))) return false;
    await forgetPlan(db, id);
    if (state === 'done') await savePicks(db, id, must(sums, 'a result without sums'));
    await forgetOld(db, kind, code, KEPT);
    return true;
  });
}
