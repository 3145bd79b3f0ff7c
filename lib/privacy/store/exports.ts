import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const Row = z.object({
  id: z.string(),
  askedAt: z.date(),
  readyAt: z.date().nullable(),
  expiresAt: z.date().nullable(),
  downloads: z.number(),
  askedBy: z.string(),
});

/** An export as its member sees it, without what is in it. */
export type ExportRow = z.output<typeof Row>;

// Primary key (memberId, id).
const readOf = statement(
  'privacy.exports.of',
  `SELECT "id", "askedAt", "readyAt", "expiresAt", "downloads", "askedBy" FROM "DataExport"
   WHERE "memberId" = $1::uuid ORDER BY "askedAt" DESC LIMIT 10`,
  Row,
);

/** The exports of a member, the newest first. */
export const exportsOf = (db: Db, memberId: string): Promise<ExportRow[]> => readOf(db, [memberId]);

// Primary key.
const insert = execution(
  'privacy.exports.insert',
  'INSERT INTO "DataExport" ("memberId", "id", "askedAt", "askedBy") VALUES ($1::uuid, $2::uuid, $3::timestamptz, $4)',
);

/** Keeps that a member asked: himself, or somebody of the staff for him. */
export const insertExport = (db: Db, memberId: string, id: string, askedAt: Date, askedBy = 'self'): Promise<number> =>
  insert(db, [memberId, id, askedAt, askedBy]);

// Index on askedAt; the table holds what was asked for in some days.
const takeWaiting = statement(
  'privacy.exports.take',
  `SELECT "memberId", "id" FROM "DataExport" WHERE "readyAt" IS NULL ORDER BY "askedAt" LIMIT 1 FOR UPDATE SKIP LOCKED`,
  z.object({ memberId: z.string(), id: z.string() }),
);

/** One export that waits, locked: two workers never make the same. */
export const waitingExport = async (db: Db) => (await takeWaiting(db, []))[0] ?? null;

// Primary key.
const finish = execution(
  'privacy.exports.finish',
  `UPDATE "DataExport" SET "body" = $3, "readyAt" = $4::timestamptz, "expiresAt" = $5::timestamptz
   WHERE "memberId" = $1::uuid AND "id" = $2::uuid`,
);

/** Keeps what was made, encrypted. */
export const saveExport = (
  db: Db,
  { memberId, id }: { readonly memberId: string; readonly id: string },
  body: string,
  readyAt: Date,
  expiresAt: Date,
): Promise<number> => finish(db, [memberId, id, body, readyAt, expiresAt]);

// Primary key: somebody else's id finds nothing.
const open = statement(
  'privacy.exports.open',
  `UPDATE "DataExport" SET "downloads" = "downloads" + 1
   WHERE "memberId" = $1::uuid AND "id" = $2::uuid AND "expiresAt" > $3::timestamptz AND "body" IS NOT NULL
   RETURNING "body"`,
  z.object({ body: z.string() }),
);

/** What is in an export of this member, still encrypted, counted as a download; null when there is none or no more. */
export const openExport = async (db: Db, memberId: string, id: string, now: Date): Promise<string | null> =>
  (await open(db, [memberId, id, now]))[0]?.body ?? null;

// Index on askedAt is not needed: the table holds what was asked for in some days.
const deleteExpired = execution(
  'privacy.exports.sweep',
  'DELETE FROM "DataExport" WHERE "expiresAt" <= $1::timestamptz',
);

/** Deletes exports whose time is over; for the worker. */
export const sweepExports = (db: Db, now: Date): Promise<number> => deleteExpired(db, [now]);
