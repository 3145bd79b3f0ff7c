import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const Row = z.object({
  memberId: z.string(),
  id: z.string(),
  state: z.string(),
  askedAt: z.date(),
  dueAt: z.date(),
  blocked: z.string().nullable(),
});

/** A member's wish to close his account. */
export type ClosingRow = z.output<typeof Row>;

const COLUMNS = '"memberId", "id", "state", "askedAt", "dueAt", "blocked"';

// Unique index on memberId of those that are open.
const readOpen = statement(
  'privacy.closing.open',
  `SELECT ${COLUMNS} FROM "Closing" WHERE "memberId" = $1::uuid AND "state" = 'cooling'`,
  Row,
);
const readLeaving = statement(
  'privacy.closing.leaving',
  `SELECT "memberId" FROM "Closing" WHERE "memberId" = ANY($1::uuid[]) AND "state" = 'cooling'`,
  z.object({ memberId: z.string() }),
);

/** The wish that is open, or null; of a locked member it stays what it is. */
export const openClosing = async (db: Db, memberId: string): Promise<ClosingRow | null> =>
  (await readOpen(db, [memberId]))[0] ?? null;

/** Who of them asked to close his account and has not been erased yet. */
export const leavingAmong = async (db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await readLeaving(db, [ids])).map(({ memberId }) => memberId));

// Primary key.
const insert = execution(
  'privacy.closing.insert',
  `INSERT INTO "Closing" ("memberId", "id", "state", "askedAt", "dueAt", "nextAt", "reason", "askedBy")
   VALUES ($1::uuid, $2::uuid, 'cooling', $3::timestamptz, $4::timestamptz, $4::timestamptz, $5, $6)`,
);

/** Keeps a wish; the member is locked. */
export const insertClosing = (
  db: Db,
  row: { memberId: string; id: string; askedAt: Date; dueAt: Date; reason: string | null; askedBy: string },
): Promise<number> => insert(db, [row.memberId, row.id, row.askedAt, row.dueAt, row.reason, row.askedBy]);

// Primary key; what he typed goes with it.
const end = execution(
  'privacy.closing.end',
  `UPDATE "Closing" SET "state" = $3, "endedAt" = $4::timestamptz, "reason" = NULL, "blocked" = NULL
   WHERE "memberId" = $1::uuid AND "id" = $2::uuid`,
);
const wait = execution(
  'privacy.closing.wait',
  `UPDATE "Closing" SET "nextAt" = $3::timestamptz, "blocked" = $4 WHERE "memberId" = $1::uuid AND "id" = $2::uuid`,
);

/** Ends a wish: the member stays, or was erased. */
export const endClosing = (db: Db, row: ClosingRow, state: 'kept' | 'done', at: Date): Promise<number> =>
  end(db, [row.memberId, row.id, state, at]);

/** Puts a wish off, with what stands against it. */
export const putOffClosing = (db: Db, row: ClosingRow, nextAt: Date, blocked: string): Promise<number> =>
  wait(db, [row.memberId, row.id, nextAt, blocked]);

// Index on (state, nextAt).
const readDue = statement(
  'privacy.closing.due',
  `SELECT "memberId" FROM "Closing" WHERE "state" = 'cooling' AND "nextAt" <= $1::timestamptz ORDER BY "nextAt" LIMIT 200`,
  z.object({ memberId: z.string() }),
);

/** Members whose wish is to be looked at, the longest due first; a few hundred at a time. */
export const dueClosings = async (db: Db, now: Date): Promise<string[]> =>
  (await readDue(db, [now])).map(({ memberId }) => memberId);

/** Whether the wish is still open and due now, of a locked member. */
export async function dueClosing(db: Db, memberId: string, now: Date): Promise<ClosingRow | null> {
  const row = await openClosing(db, memberId);
  return row !== null && row.dueAt <= now ? row : null;
}
