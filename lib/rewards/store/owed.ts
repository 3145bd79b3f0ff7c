import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { GIFT_SOURCES } from '../gift';

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const OwedRow = z.object({
  memberId: z.string(),
  id: z.string(),
  key: z.string(),
  rewards: z.array(z.object({ kind: z.string(), params: z.unknown() })),
  sourceType: z.enum(GIFT_SOURCES),
  sourceRef: z.string(),
  version: z.number(),
  reason: z.string(),
  budgets: z.array(z.string()),
  state: z.enum(['waiting', 'given', 'dropped']),
  code: z.string(),
  facts: Facts,
  tries: z.number(),
  owedAt: z.date(),
  triedAt: z.date(),
  nextAt: z.date(),
  endedAt: z.date().nullable(),
});

/** A gift that could not be given yet, as it is kept. */
export type OwedRow = z.output<typeof OwedRow>;

const COLUMNS: Columns<Omit<OwedRow, 'budgets' | 'endedAt'>> = {
  memberId: 'uuid',
  id: 'uuid',
  key: 'text',
  rewards: 'json',
  sourceType: 'text',
  sourceRef: 'text',
  version: 'int4',
  reason: 'text',
  state: 'text',
  code: 'text',
  facts: 'json',
  tries: 'int4',
  owedAt: 'timestamptz',
  triedAt: 'timestamptz',
  nextAt: 'timestamptz',
};
const NAMES = [
  ...[...Object.keys(COLUMNS), 'endedAt'].map((name) => `o."${name}"`),
  `coalesce(o."budgets", '{}') AS "budgets"`,
].join(', ');

const insertRows = insertion<Omit<OwedRow, 'budgets' | 'endedAt'>>(
  'rewards.owed.insert',
  'RewardOwed',
  COLUMNS,
  'ON CONFLICT ("memberId", "key") DO NOTHING',
);
// Unique index (memberId, key); the row was written in this transaction.
const writeBudgets = execution(
  'rewards.owed.budgets',
  'UPDATE "RewardOwed" SET "budgets" = $3::text[] WHERE "memberId" = $1 AND "key" = $2',
);
// Index (state, nextAt).
const readDue = statement(
  'rewards.owed.due',
  `SELECT ${NAMES} FROM "RewardOwed" o WHERE o."state" = 'waiting' AND o."nextAt" <= $1 ORDER BY o."nextAt" LIMIT $2`,
  OwedRow,
);
// Primary key; the member is locked before (4.F).
const lockOne = statement(
  'rewards.owed.lock',
  `SELECT ${NAMES} FROM "RewardOwed" o WHERE o."memberId" = $1 AND o."id" = $2 AND o."state" = 'waiting' FOR UPDATE`,
  OwedRow,
);
// Primary key; the row is locked.
const writeTry = execution(
  'rewards.owed.try',
  `UPDATE "RewardOwed" SET "state" = $3, "code" = $4, "facts" = $5::json, "tries" = $6, "triedAt" = $7, "nextAt" = $8,
     "endedAt" = $9 WHERE "memberId" = $1 AND "id" = $2`,
);
// Unique index (memberId, key).
const dropOne = execution(
  'rewards.owed.drop',
  `UPDATE "RewardOwed" SET "state" = 'dropped', "endedAt" = $3
   WHERE "memberId" = ANY($1::uuid[]) AND "key" = $2 AND "state" = 'waiting'`,
);
// Primary key.
const readOf = statement(
  'rewards.owed.of',
  `SELECT ${NAMES} FROM "RewardOwed" o WHERE o."memberId" = ANY($1::uuid[]) AND o."state" = 'waiting' ORDER BY o."id" DESC LIMIT $2`,
  OwedRow,
);
// Index (state, nextAt), its first column: few wait, or something is wrong that somebody is called for.
const readAll = statement(
  'rewards.owed.all',
  `SELECT ${NAMES} FROM "RewardOwed" o WHERE o."state" = 'waiting' AND ($1::uuid IS NULL OR o."id" < $1)
     AND ($2::text[] IS NULL OR EXISTS (SELECT FROM "Member" m WHERE m."id" = o."memberId" AND m."storeCode" = ANY($2)))
   ORDER BY o."id" DESC LIMIT $3`,
  OwedRow,
);

/** Keeps what could not be given; one that is kept already stays as it is. */
export async function keepOwed(db: Db, rows: readonly Omit<OwedRow, 'endedAt'>[]): Promise<void> {
  await insertRows(
    db,
    rows.map(({ budgets: _, ...row }) => row),
  );
  for (const { memberId, key, budgets } of rows)
    if (budgets.length > 0) await writeBudgets(db, [memberId, key, budgets]);
}

/** What is due to be tried again, the longest overdue first. */
export const dueOwed = (db: Db, now: Date, limit: number): Promise<OwedRow[]> => readDue(db, [now, limit]);

/** One that still waits, locked; null when somebody else has given or dropped it meanwhile. */
export const owedForUpdate = async (db: Db, memberId: string, id: string): Promise<OwedRow | null> =>
  (await lockOne(db, [memberId, id]))[0] ?? null;

/** Saves what came of trying a locked one again. */
export const saveTry = (db: Db, row: OwedRow): Promise<number> =>
  writeTry(db, [
    ...[row.memberId, row.id, row.state, row.code],
    ...[JSON.stringify(row.facts), row.tries, row.triedAt, row.nextAt, row.endedAt],
  ]);

/** Gives up what waits under a key of these books, since what it was for is taken back; whether there was one. */
export const dropOwed = async (db: Db, books: readonly string[], key: string, at: Date): Promise<boolean> =>
  (await dropOne(db, [books, key, at])) > 0;

/** What waits for a member, newest first. */
export const owedOf = (db: Db, books: readonly string[], limit: number): Promise<OwedRow[]> =>
  readOf(db, [books, limit]);

/** What waits for all members, or those of some stores, newest first, before one. */
export const owedIn = (
  db: Db,
  {
    stores,
    before,
    limit,
  }: { readonly stores: readonly string[] | null; readonly before: string | null; readonly limit: number },
): Promise<OwedRow[]> => readAll(db, [before, stores, limit]);
