import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '../db';
import type { Audience } from './audience';

const SessionRow = z.object({
  id: z.string(),
  subjectId: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  expiresAt: z.date(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});

/** A living session: one person on one device. */
export type SessionRecord = z.output<typeof SessionRow>;

const SESSIONS = 'SELECT "id", "subjectId", "createdAt", "lastSeenAt", "expiresAt", "ip", "userAgent" FROM "Session"';
const LIVING = '"revokedAt" IS NULL AND "expiresAt" >';

const insert = execution(
  'session.insert',
  `INSERT INTO "Session" ("id", "audience", "subjectId", "createdAt", "lastSeenAt", "expiresAt", "ip", "userAgent")
   VALUES ($1::uuid, $2, $3::uuid, $4::timestamptz, $4::timestamptz, $5::timestamptz, $6, $7)`,
);
// By primary key, once per request.
const readLiving = statement(
  'session.living',
  `${SESSIONS} WHERE "id" = $1::uuid AND "audience" = $2 AND ${LIVING} $3::timestamptz`,
  SessionRow,
);
// Index on (audience, subjectId).
const readOf = statement(
  'session.of',
  `${SESSIONS} WHERE "audience" = $1 AND "subjectId" = $2::uuid AND ${LIVING} $3::timestamptz
   ORDER BY "lastSeenAt" DESC LIMIT 50`,
  SessionRow,
);
const touch = execution(
  'session.touch',
  `UPDATE "Session" SET "lastSeenAt" = $2::timestamptz
   WHERE "id" = $1::uuid AND "lastSeenAt" < $2::timestamptz - interval '1 minute'`,
);
const revoke = execution(
  'session.revoke',
  `UPDATE "Session" SET "revokedAt" = $4::timestamptz
   WHERE "audience" = $1 AND "subjectId" = $2::uuid AND "id" = $3::uuid AND "revokedAt" IS NULL`,
);
const revokeAll = execution(
  'session.revokeAll',
  `UPDATE "Session" SET "revokedAt" = $4::timestamptz
   WHERE "audience" = $1 AND "subjectId" = $2::uuid AND "id" IS DISTINCT FROM $3::uuid AND "revokedAt" IS NULL`,
);

/** Inserts a session. */
export async function insertSession(db: Db, audience: Audience, row: Omit<SessionRecord, 'lastSeenAt'>): Promise<void> {
  await insert(db, [row.id, audience, row.subjectId, row.createdAt, row.expiresAt, row.ip, row.userAgent]);
}

/** The session if it may still be used; notes, at most once a minute, that it was. */
export async function livingSession(db: Db, audience: Audience, id: string, now: Date): Promise<SessionRecord | null> {
  const session = (await readLiving(db, [id, audience, now]))[0] ?? null;
  if (session !== null && now.getTime() - session.lastSeenAt.getTime() > 60_000) await touch(db, [id, now]);
  return session;
}

/** The living sessions of somebody, the most recently seen first. */
export const sessionsOf = (db: Db, audience: Audience, subjectId: string, now: Date): Promise<SessionRecord[]> =>
  readOf(db, [audience, subjectId, now]);

/** Revokes one session of its owner; false when he has none of that id. */
export const revokeSession = async (
  db: Db,
  audience: Audience,
  subjectId: string,
  id: string,
  now: Date,
): Promise<boolean> => (await revoke(db, [audience, subjectId, id, now])) === 1;

/** Revokes all sessions of somebody but the named one (null: all), and answers how many. */
export const revokeSessions = (
  db: Db,
  audience: Audience,
  subjectId: string,
  keepId: string | null,
  now: Date,
): Promise<number> => revokeAll(db, [audience, subjectId, keepId, now]);

// Sequential scan once an hour; a session is a row per device and month.
const deleteEnded = execution('session.sweep', 'DELETE FROM "Session" WHERE "expiresAt" < $1::timestamptz');

/** Deletes sessions that ended before the instant; for the worker. */
export const sweepSessions = (db: Db, before: Date): Promise<number> => deleteEnded(db, [before]);

// Index on (audience, subjectId), twice; ended sessions count too, as long as they are kept.
const readShared = statement(
  'session.shared',
  `SELECT DISTINCT p.a AS "subjectId", p.b AS "otherId", x."ip", x."userAgent"
   FROM unnest($2::uuid[], $3::uuid[]) AS p(a, b)
   JOIN "Session" x ON x."audience" = $1 AND x."subjectId" = p.a AND x."ip" IS NOT NULL AND x."userAgent" IS NOT NULL
   JOIN "Session" y ON y."audience" = $1 AND y."subjectId" = p.b AND y."ip" = x."ip" AND y."userAgent" = x."userAgent"`,
  z.object({ subjectId: z.string(), otherId: z.string(), ip: z.string(), userAgent: z.string() }),
);

/** The devices, by address and browser, on which both of a pair were signed in. */
export const sessionsShared = (
  db: Db,
  audience: Audience,
  pairs: readonly (readonly [subjectId: string, otherId: string])[],
) =>
  pairs.length === 0 ? Promise.resolve([]) : readShared(db, [audience, pairs.map(([a]) => a), pairs.map(([, b]) => b)]);
