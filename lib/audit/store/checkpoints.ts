import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

/** Up to which seal the trail was forgotten, with that seal's hash. */
export type Checkpoint = {
  readonly seq: number;
  readonly hash: string;
  readonly removed: number;
  readonly cutoff: Date;
  readonly at: Date;
};

/** What the trail is told of a checkpoint when it is made; verification wants to find it there again. */
export const FORGET = 'audit.forget';

const LOCK = 4_719_023;
const COLUMNS: Columns<Checkpoint> = {
  seq: 'int8',
  hash: 'text',
  removed: 'int4',
  cutoff: 'timestamptz',
  at: 'timestamptz',
};

const tryLock = statement(
  'audit.forget.lock',
  'SELECT pg_try_advisory_xact_lock($1::int8) AS "isOurs"',
  z.object({ isOurs: z.boolean() }),
);
// Last row by primary key.
const readLast = statement(
  'audit.checkpoint.last',
  'SELECT "seq", "hash", "removed", "cutoff", "at" FROM "AuditCheckpoint" ORDER BY "seq" DESC LIMIT 1',
  z.object({ seq: z.number(), hash: z.string(), removed: z.number(), cutoff: z.date(), at: z.date() }),
);
// Entries by (action, id), few of this action; seals by primary key.
const readStanding = statement(
  'audit.checkpoint.standing',
  `SELECT EXISTS (SELECT 1 FROM "AuditEntry" e WHERE e."action" = $3
       AND (e."after" ->> 'seq')::int8 = $1::int8 AND e."after" ->> 'hash' = $2) AS "isTold",
     EXISTS (SELECT 1 FROM "AuditSeal" s WHERE s."seq" <= $1::int8) AS "hasLeft"`,
  z.object({ isTold: z.boolean(), hasLeft: z.boolean() }),
);
const insertCheckpoint = insertion<Checkpoint>('audit.checkpoint.insert', 'AuditCheckpoint', COLUMNS);
// Range of the primary key of seals, entries by theirs; the triggers let go what the checkpoint covers.
const deleteEntries = execution(
  'audit.forget.entries',
  'DELETE FROM "AuditEntry" e USING "AuditSeal" s WHERE s."seq" <= $1::int8 AND e."id" = s."entryId"',
);
const deleteSeals = execution('audit.forget.seals', 'DELETE FROM "AuditSeal" WHERE "seq" <= $1::int8');

/** Takes the right to forget until the end of the transaction; false when another process has it. */
export const lockForgetting = async (db: Db): Promise<boolean> => (await tryLock(db, [LOCK]))[0]?.isOurs === true;

/** The last checkpoint; null while nothing was forgotten. */
export const lastCheckpoint = async (db: Db): Promise<Checkpoint | null> => (await readLast(db, []))[0] ?? null;

/** Whether the trail tells of a checkpoint what it says, and whether anything before it is still there. */
export const checkpointStanding = async (
  db: Db,
  { seq, hash }: Checkpoint,
): Promise<{ readonly isTold: boolean; readonly hasLeft: boolean }> =>
  (await readStanding(db, [seq, hash, FORGET]))[0] ?? { isTold: false, hasLeft: false };

/** Writes a checkpoint down and removes what it covers. */
export async function forgetThrough(db: Db, checkpoint: Checkpoint): Promise<void> {
  await insertCheckpoint(db, [checkpoint]);
  await deleteEntries(db, [checkpoint.seq]);
  await deleteSeals(db, [checkpoint.seq]);
}
