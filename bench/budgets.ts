// npm run bench:budgets: 32 and 128 orders at once that reserve of one budget, one transaction each and in sets, beside a
// guarded UPDATE with the row of its use, written by hand.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { benchDatabase } from './database';
import { type Figures, measure, paired, row } from './figures';

const MILLISECONDS = Number(process.env.BENCH_MS ?? 2_000);
const ROUNDS = 3;
const COST = { fen: 100, points: 0, units: 1 };

const database = await benchDatabase();
const { pool, closeDatabase, withTransaction } = await import('@/lib/platform/db');
const { coalescer } = await import('@/lib/platform/coalescer');
const { installStandardProgram } = await import('@/lib/standard-program');
const { applyBudgetEvent, loadBudgetWork, saveBudgetWork } = await import('@/lib/budgets');
const { givenBudget, roomsOf, usesSum } = await import('@/lib/budgets/testing/given');

await installStandardProgram(pool());
const hand = new pg.Pool({ connectionString: database.url, max: 12, options: '-c timezone=UTC' });
const limit = 1_000_000_000;

/** Reserves of one budget for each source, all of them in one transaction. */
const reserve = (budget: string, sources: readonly string[]) =>
  withTransaction(async (db) => {
    const asks = sources.map((source) => ({ source, memberId: null, budgets: [budget] }));
    const work = await loadBudgetWork(db, asks, new Date());
    const costs = new Map([[budget, COST]]);
    const answers = sources.map((source) => applyBudgetEvent(work, source, { type: 'reserve', costs }));
    await saveBudgetWork(db, work);
    return answers;
  });

// What 4.G says, as one would write it: the guard and the use in one statement.
const GUARDED = `WITH room AS (UPDATE "BudgetRoom" SET "reserved" = "reserved" + 100
    WHERE "budget" = $1 AND "period" = '' AND "reserved" + "spent" + 100 <= "limit" RETURNING 1)
  INSERT INTO "BudgetUse" ("source", "budget", "period", "state", "amount", "at", "changedAt")
  SELECT $2, $1, '', 'reserved', 100, now(), now() FROM room`;

const byHand = (budget: string) => hand.query({ name: 'hand.reserve', text: GUARDED, values: [budget, randomUUID()] });

async function budgetOf(): Promise<string> {
  const budget = await givenBudget({ limit });
  await reserve(budget, [randomUUID()]);
  return budget;
}

async function exact(budget: string): Promise<void> {
  const [[room], uses] = [await roomsOf(budget), await usesSum(budget)];
  if (room.reserved !== uses.reserved) throw new Error(`room ${room.reserved}, uses ${uses.reserved}`);
}

console.log(`budgets: ${ROUNDS} rounds of ${MILLISECONDS} ms of each in turn\n`);
for (const callers of [32, 128]) {
  const ours = await budgetOf();
  const theirs = await budgetOf();
  const joined = coalescer<string, unknown>(`bench.budgets.${callers}`, (sources) => reserve(ours, sources));
  const guarded = (): Promise<Figures> => measure(callers, MILLISECONDS, () => byHand(theirs));
  const single = await paired(
    ROUNDS,
    () => measure(callers, MILLISECONDS, () => reserve(ours, [randomUUID()])),
    guarded,
  );
  const sets = await paired(ROUNDS, () => measure(callers, MILLISECONDS, () => joined(randomUUID())), guarded);
  console.log(row(`one order a transaction, ${callers} at once`, single.first, single.ratio));
  console.log(row(`orders in sets, ${callers} at once`, sets.first, sets.ratio));
  console.log(row(`by hand, guarded, ${callers} at once`, sets.second));
  await exact(ours);
  await exact(theirs);
}
await hand.end();
await closeDatabase();
await database.end();
