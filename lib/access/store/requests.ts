import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, execution, statement } from '@/lib/platform/db';

const RequestRow = z.object({
  id: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  subject: z.string(),
  page: z.string(),
  reason: z.string(),
  at: z.date(),
  answer: z.enum(['granted', 'refused']).nullable(),
  answeredAt: z.date().nullable(),
  answeredName: z.string().nullable(),
  note: z.string().nullable(),
});

/** What somebody asked for, and what came of it. */
export type AccessRequest = z.output<typeof RequestRow>;

const ROW = Object.keys(RequestRow.shape)
  .map((name) => `"${name}"`)
  .join(', ');

// Two clicks at the same moment are one request: partial unique (staffId, subject) of those that wait.
const insertOne = execution(
  'access.request.insert',
  `INSERT INTO "AccessRequest" ("id", "staffId", "staffName", "subject", "page", "reason", "at")
   VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::timestamptz) ON CONFLICT ("staffId", "subject") WHERE "answer" IS NULL DO NOTHING`,
);
// Index (staffId, id), backwards.
const readLatest = statement(
  'access.request.latest',
  `SELECT ${ROW} FROM "AccessRequest" WHERE "staffId" = $1::uuid AND "subject" = $2 ORDER BY "id" DESC LIMIT 1`,
  RequestRow,
);
// Index (staffId, id).
const countSince = statement(
  'access.request.count',
  'SELECT count(*)::int AS "asked" FROM "AccessRequest" WHERE "staffId" = $1::uuid AND "at" > $2',
  z.object({ asked: z.number() }),
);
// Primary key.
const lockOne = statement(
  'access.request.lock',
  `SELECT ${ROW} FROM "AccessRequest" WHERE "id" = $1::uuid FOR NO KEY UPDATE`,
  RequestRow,
);
// Partial unique (staffId, subject) of those that wait: there are few.
const readOpen = statement(
  'access.requests.open',
  `SELECT ${ROW} FROM "AccessRequest" WHERE "answer" IS NULL ORDER BY "id" LIMIT $1`,
  RequestRow,
);
// Primary key, backwards: the newest.
const readAnswered = statement(
  'access.requests.answered',
  `SELECT ${ROW} FROM "AccessRequest" WHERE "answer" IS NOT NULL ORDER BY "id" DESC LIMIT $1`,
  RequestRow,
);
// Index (staffId, id).
const readOfStaff = statement(
  'access.requests.staff',
  `SELECT ${ROW} FROM "AccessRequest" WHERE "staffId" = $1::uuid ORDER BY "id" DESC LIMIT $2`,
  RequestRow,
);
// Primary key.
const closeMany = execution(
  'access.requests.close',
  `UPDATE "AccessRequest" SET "answer" = $2, "answeredAt" = $3, "answeredBy" = $4::uuid, "answeredName" = $5, "note" = $6
   WHERE "id" = ANY($1::uuid[]) AND "answer" IS NULL`,
);

type NewRequest = Pick<AccessRequest, 'id' | 'staffId' | 'staffName' | 'subject' | 'page' | 'reason' | 'at'>;

/** Keeps a request; false when the same waits already. */
export const insertRequest = async (db: Db, one: NewRequest): Promise<boolean> =>
  (await insertOne(db, [one.id, one.staffId, one.staffName, one.subject, one.page, one.reason, one.at])) === 1;

/** The last time that somebody asked for it, or null. */
export const latestRequest = async (db: Db, staffId: string, subject: string): Promise<AccessRequest | null> =>
  (await readLatest(db, [staffId, subject]))[0] ?? null;

/** How much somebody asked for since the instant. */
export const askedSince = async (db: Db, staffId: string, since: Date): Promise<number> =>
  must((await countSince(db, [staffId, since]))[0], 'a count').asked;

/** A request, locked, or null. */
export const requestForUpdate = async (db: Db, id: string): Promise<AccessRequest | null> =>
  (await lockOne(db, [id]))[0] ?? null;

/** What waits, oldest first. */
export const openRequests = (db: Db, limit: number): Promise<AccessRequest[]> => readOpen(db, [limit]);

/** What was answered, newest first. */
export const answeredRequests = (db: Db, limit: number): Promise<AccessRequest[]> => readAnswered(db, [limit]);

/** What somebody asked for, newest first. */
export const requestsOf = (db: Db, staffId: string, limit: number): Promise<AccessRequest[]> =>
  readOfStaff(db, [staffId, limit]);

/** Answers what of these still waits. */
export const answerRequests = (
  db: Db,
  ids: readonly string[],
  by: {
    readonly answer: 'granted' | 'refused';
    readonly at: Date;
    readonly staffId: string | null;
    readonly name: string;
    readonly note: string;
  },
): Promise<number> => closeMany(db, [ids, by.answer, by.at, by.staffId, by.name, by.note === '' ? null : by.note]);
