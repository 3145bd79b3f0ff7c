import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { KINDS } from '../kind';
import type { Sums } from '../rules/sums';
import type { Name, Trial } from '../trial';

/** The states of a back-test. */
export const STATES = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;

const BacktestRow = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  code: z.string(),
  // All three were written by this program, as they were computed.
  name: z.custom<Name | null>(),
  trial: z.custom<Trial>(),
  sums: z.custom<Sums | null>(),
  mark: z.string(),
  from: z.date(),
  to: z.date(),
  stores: z.array(z.string()),
  ordersMax: z.number(),
  state: z.enum(STATES),
  asOf: z.date(),
  population: z.number().nullable(),
  total: z.number(),
  done: z.number(),
  chunks: z.number(),
  chunk: z.number(),
  by: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  progressAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  tries: z.number(),
});

/** A back-test as it is kept. */
export type BacktestRow = z.output<typeof BacktestRow>;

const HeadRow = BacktestRow.omit({ trial: true });

/** A back-test without what it was decided by: what lists and panels show. */
export type BacktestHead = z.output<typeof HeadRow>;

const columns = ({ shape }: z.ZodObject): string =>
  Object.keys(shape)
    .map((name) => `b."${name}"`)
    .join(', ');
const ROW = columns(BacktestRow);
const HEAD = columns(HeadRow);

// Partial unique index Backtest_open: of one thing one back-test is open at a time.
const insert = execution(
  'rehearsals.add',
  `INSERT INTO "Backtest" ("id", "kind", "code", "name", "trial", "mark", "from", "to", "stores", "ordersMax", "state", "asOf", "by", "createdAt")
   VALUES ($1, $2, $3, $4::jsonb, $5::json, $6, $7, $8, $9, $10, 'waiting', $11, $12, $11) ON CONFLICT DO NOTHING`,
);
// Primary key.
const readOne = statement('rehearsals.one', `SELECT ${ROW} FROM "Backtest" b WHERE b."id" = $1`, BacktestRow);
// Primary key; waits for a chunk that is being saved.
const lockOne = statement(
  'rehearsals.lock',
  `SELECT ${ROW} FROM "Backtest" b WHERE b."id" = $1 FOR NO KEY UPDATE`,
  BacktestRow,
);
// Index (kind, code, createdAt), backwards.
const readOf = statement(
  'rehearsals.of',
  `SELECT ${HEAD} FROM "Backtest" b WHERE b."kind" = $1 AND b."code" = $2 ORDER BY b."createdAt" DESC, b."id" DESC LIMIT $3`,
  HeadRow,
);
// Index (createdAt, id), either way.
const listed = (name: string, than: string, order: string) =>
  statement(
    name,
    `SELECT ${HEAD} FROM "Backtest" b WHERE b."kind" = ANY($1::text[]) AND ($2::text[] IS NULL OR b."state" = ANY($2))
     AND ($3::text[] IS NULL OR (b."stores" <@ $3 AND cardinality(b."stores") > 0))
     AND ($4::text = '' OR b."code" ILIKE '%' || $4 || '%')
     AND ($5::timestamptz IS NULL OR (b."createdAt", b."id") ${than} ($5, $6::uuid)) ORDER BY b."createdAt" ${order}, b."id" ${order} LIMIT $7`,
    HeadRow,
  );
const readOlder = listed('rehearsals.list.older', '<', 'DESC');
const readNewer = listed('rehearsals.list.newer', '>', 'ASC');
// Partial index Backtest_open; some at most. One that nobody holds any more goes on from its next chunk.
const take = statement(
  'rehearsals.take',
  `UPDATE "Backtest" b SET "holder" = $2, "heldUntil" = $3, "state" = 'running', "startedAt" = coalesce(b."startedAt", $1), "tries" = b."tries" + 1
   WHERE b."id" = (SELECT o."id" FROM "Backtest" o WHERE o."state" IN ('waiting', 'running') AND (o."heldUntil" IS NULL OR o."heldUntil" <= $1)
     ORDER BY o."createdAt", o."id" LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING ${ROW}`,
  BacktestRow,
);
// Primary key; only for whoever holds it still.
const writePlan = execution(
  'rehearsals.plan',
  `UPDATE "Backtest" SET "population" = $3, "total" = $4, "chunks" = $5, "progressAt" = $6 WHERE "id" = $1 AND "holder" = $2 AND "state" = 'running'`,
);
const writeChunk = execution(
  'rehearsals.chunk',
  `UPDATE "Backtest" SET "chunk" = "chunk" + 1, "done" = "done" + $4, "sums" = $5::json, "progressAt" = $6, "heldUntil" = $7, "tries" = 0
   WHERE "id" = $1 AND "holder" = $2 AND "chunk" = $3 AND "state" = 'running'`,
);
const writeEnd = execution(
  'rehearsals.end',
  `UPDATE "Backtest" SET "state" = $2, "endedAt" = $3, "holder" = NULL, "heldUntil" = NULL WHERE "id" = $1 AND "state" IN ('waiting', 'running')`,
);
// Primary key; the subquery by index (kind, code, createdAt).
const deleteOld = statement(
  'rehearsals.forget',
  `DELETE FROM "Backtest" b USING (SELECT o."id" FROM "Backtest" o WHERE o."kind" = $1 AND o."code" = $2 ORDER BY o."createdAt" DESC, o."id" DESC OFFSET $3) x
   WHERE b."id" = x."id" RETURNING b."id"`,
  z.object({ id: z.string() }),
);
const deletePicks = execution(
  'rehearsals.picks.forget',
  'DELETE FROM "BacktestPick" WHERE "backtestId" = ANY($1::uuid[])',
);

/** What is asked for: what is tested, over which orders, by whom. */
export type NewBacktest = Pick<
  BacktestRow,
  'id' | 'kind' | 'code' | 'name' | 'trial' | 'mark' | 'from' | 'to' | 'stores' | 'ordersMax' | 'asOf' | 'by'
>;

/** Adds a back-test that waits; false: one of the same thing is open. */
export async function addBacktest(db: Db, one: NewBacktest): Promise<boolean> {
  const { id, kind, code, name, trial, mark, from, to, stores, ordersMax, asOf, by } = one;
  const said = [JSON.stringify(name), JSON.stringify(trial), mark, from, to, stores, ordersMax, asOf, by];
  return (await insert(db, [id, kind, code, ...said])) > 0;
}

/** One back-test, or null. */
export const backtestOf = async (db: Db, id: string): Promise<BacktestRow | null> =>
  (await readOne(db, [id]))[0] ?? null;

/** The same, locked. */
export const backtestForUpdate = async (db: Db, id: string): Promise<BacktestRow | null> =>
  (await lockOne(db, [id]))[0] ?? null;

// Index (kind, code, createdAt).
const readDone = statement(
  'rehearsals.done',
  `SELECT 1 AS one FROM "Backtest" WHERE "kind" = $1 AND "code" = $2 AND "state" = 'done' LIMIT 1`,
  z.object({ one: z.number() }),
);

/** Whether a back-test of the thing came to its end. */
export const isBacktested = async (db: Db, kind: string, code: string): Promise<boolean> =>
  (await readDone(db, [kind, code])).length > 0;

/** The back-tests of one thing, newest first. */
export const backtestsOf = (db: Db, kind: string, code: string, limit: number): Promise<BacktestHead[]> =>
  readOf(db, [kind, code, limit]);

/** Where a list goes on: beyond one back-test, in either direction. */
export type BacktestPlace = { readonly at: Date; readonly id: string; readonly isBack: boolean };

/** Back-tests by kind and state whose stores are all among some (null: any), newest first. */
export async function listBacktests(
  db: Db,
  asked: {
    readonly kinds: readonly string[];
    readonly states: readonly string[] | null;
    readonly stores: readonly string[] | null;
    readonly code: string;
  },
  place: BacktestPlace | null,
  limit: number,
): Promise<BacktestHead[]> {
  const values = [asked.kinds, asked.states, asked.stores, asked.code, place?.at ?? null, place?.id ?? null, limit];
  return place?.isBack ? (await readNewer(db, values)).reverse() : readOlder(db, values);
}

/** The longest waiting one that nobody works on, for `holder` until an instant; null: there is none. */
export const takeBacktest = async (db: Db, now: Date, holder: string, until: Date): Promise<BacktestRow | null> =>
  (await take(db, [now, holder, until]))[0] ?? null;

/** Keeps how many orders there are to decide; false: somebody else holds it by now, or it was cancelled. */
export const savePlan = async (
  db: Db,
  { id, holder }: { readonly id: string; readonly holder: string },
  plan: { readonly population: number; readonly total: number; readonly chunks: number; readonly at: Date },
): Promise<boolean> => (await writePlan(db, [id, holder, plan.population, plan.total, plan.chunks, plan.at])) > 0;

/** Keeps the sums with a chunk in them, once; false: somebody else holds it by now, or it was cancelled. */
export const saveChunk = async (
  db: Db,
  { id, holder, chunk }: { readonly id: string; readonly holder: string; readonly chunk: number },
  {
    orders,
    sums,
    at,
    until,
  }: { readonly orders: number; readonly sums: Sums; readonly at: Date; readonly until: Date },
): Promise<boolean> => (await writeChunk(db, [id, holder, chunk, orders, JSON.stringify(sums), at, until])) > 0;

/** Ends a back-test; false: it is over already. */
export const endBacktest = async (
  db: Db,
  id: string,
  state: 'done' | 'cancelled' | 'failed',
  at: Date,
): Promise<boolean> => (await writeEnd(db, [id, state, at])) > 0;

/** Forgets all but the newest of one thing, with what they named. */
export async function forgetOld(db: Db, kind: string, code: string, kept: number): Promise<void> {
  const old = await deleteOld(db, [kind, code, kept]);
  if (old.length > 0) await deletePicks(db, [old.map(({ id }) => id)]);
}

const PlannedColumns: Columns<{ backtestId: string; place: number; chunk: number; externalId: string }> = {
  backtestId: 'uuid',
  place: 'int4',
  chunk: 'int4',
  externalId: 'text',
};
const insertPlanned = insertion('rehearsals.planned', 'BacktestOrder', PlannedColumns, 'ON CONFLICT DO NOTHING');
// Index (backtestId, chunk).
const readChunk = statement(
  'rehearsals.planned.chunk',
  'SELECT "externalId" FROM "BacktestOrder" WHERE "backtestId" = $1 AND "chunk" = $2 ORDER BY "place"',
  z.object({ externalId: z.string() }),
);
const dropPlanned = execution('rehearsals.planned.drop', 'DELETE FROM "BacktestOrder" WHERE "backtestId" = $1');

/** Writes down which orders are decided in which chunk. */
export const addPlanned = (
  db: Db,
  backtestId: string,
  planned: readonly { readonly place: number; readonly chunk: number; readonly externalId: string }[],
): Promise<number> =>
  insertPlanned(
    db,
    planned.map((one) => ({ backtestId, ...one })),
  );

/** The numbers of the orders of a chunk, in their order. */
export const plannedIn = async (db: Db, id: string, chunk: number): Promise<string[]> =>
  (await readChunk(db, [id, chunk])).map(({ externalId }) => externalId);

/** Throws the plan away: the back-test is over. */
export const forgetPlan = (db: Db, id: string): Promise<number> => dropPlanned(db, [id]);
