import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { RAW_DAYS } from './days';

const IdRow = z.object({ memberId: z.string() });

// The view OrderPart and PurchaseDay by memberId, the first column of their keys; one snapshot for both sides.
const readDiffering = statement(
  'statistics.proof.differing',
  `SELECT DISTINCT "memberId" FROM (${RAW_DAYS}) raw
   FULL JOIN (SELECT "memberId", "kind", "code", "hour", "day", "orders" AS o, "amount" AS a FROM "PurchaseDay"
     WHERE "memberId" = ANY($1::uuid[])) kept USING ("memberId", "kind", "code", "hour", "day")
   WHERE (raw."orders", raw."amount") IS DISTINCT FROM (kept.o, kept.a)`,
  IdRow,
);

/** Those of some members whose days differ from what their orders come to. */
export const differingFrom = async (db: Db, memberIds: readonly string[], zone: string): Promise<string[]> =>
  (await readDiffering(db, [memberIds, zone])).map(({ memberId }) => memberId);

// Primary key of MemberStats, in its order.
const readAfter = statement(
  'statistics.proof.members',
  'SELECT "memberId" FROM "MemberStats" WHERE $1::uuid IS NULL OR "memberId" > $1 ORDER BY "memberId" LIMIT $2',
  IdRow,
);

/** The next members after one, by id. */
export const statisticsAfter = async (db: Db, after: string | null, limit: number): Promise<string[]> =>
  (await readAfter(db, [after, limit])).map(({ memberId }) => memberId);

const ProofRow = z.object({
  id: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  cursor: z.string().nullable(),
  members: z.number(),
  mended: z.number(),
  sample: z.array(z.string()).nullable(),
});

/** A comparison of statistics with orders: how many members it has looked at, and whom it mended. */
export type StatisticsProof = z.output<typeof ProofRow>;

const COLUMNS = '"id", "startedAt", "finishedAt", "cursor", "members", "mended", "sample"';
// Index on startedAt.
const readLast = statement(
  'statistics.proof.last',
  `SELECT ${COLUMNS} FROM "StatisticsProof" ORDER BY "startedAt" DESC LIMIT 1`,
  ProofRow,
);
const insert = execution('statistics.proof.begin', 'INSERT INTO "StatisticsProof" ("id", "startedAt") VALUES ($1, $2)');
// Primary key.
const update = execution(
  'statistics.proof.save',
  `UPDATE "StatisticsProof" SET "cursor" = $2, "members" = "members" + $3, "mended" = "mended" + cardinality($4::uuid[]),
     "sample" = (coalesce("sample", '{}') || $4::uuid[])[1:20], "finishedAt" = $5 WHERE "id" = $1`,
);

/** The latest comparison, or null. */
export const lastProof = async (db: Db): Promise<StatisticsProof | null> => (await readLast(db, []))[0] ?? null;

/** Begins a comparison. */
export const beginProof = (db: Db, id: string, at: Date): Promise<number> => insert(db, [id, at]);

/** Keeps how far a comparison has come. */
export const saveProof = (
  db: Db,
  id: string,
  at: { readonly cursor: string | null; readonly members: number; readonly mended: readonly string[] },
  finishedAt: Date | null,
): Promise<number> => update(db, [id, at.cursor, at.members, at.mended, finishedAt]);
