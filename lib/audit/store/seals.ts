import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';
import { ENTRY_COLUMNS, EntryRow } from './rows';

/** One link of the chain as it is stored. */
export type Seal = {
  readonly seq: number;
  readonly entryId: string;
  readonly previous: string;
  readonly hash: string;
  readonly sealedAt: Date;
};

const LOCK = 4_719_022;
const COLUMNS: Columns<Seal> = {
  seq: 'int8',
  entryId: 'uuid',
  previous: 'text',
  hash: 'text',
  sealedAt: 'timestamptz',
};

const tryLock = statement(
  'audit.seal.lock',
  'SELECT pg_try_advisory_xact_lock($1::int8) AS "isOurs"',
  z.object({ isOurs: z.boolean() }),
);
// Last rows by primary key: where every seal was forgotten, the chain goes on from the checkpoint.
const readHead = statement(
  'audit.seal.head',
  `SELECT h."seq", h."hash" FROM ((SELECT "seq", "hash" FROM "AuditSeal" ORDER BY "seq" DESC LIMIT 1)
     UNION ALL (SELECT "seq", "hash" FROM "AuditCheckpoint" ORDER BY "seq" DESC LIMIT 1)) h ORDER BY h."seq" DESC LIMIT 1`,
  z.object({ seq: z.number(), hash: z.string() }),
);
// The queue holds only what came since the last run; entries by primary key.
const readUnsealed = statement(
  'audit.unsealed',
  `SELECT ${ENTRY_COLUMNS} FROM "AuditUnsealed" u JOIN "AuditEntry" e ON e."id" = u."entryId"
   ORDER BY e."at", e."id" LIMIT $1`,
  EntryRow,
);
const insertSeals = insertion<Seal>('audit.seal.insert', 'AuditSeal', COLUMNS);
const dequeue = execution('audit.unsealed.delete', 'DELETE FROM "AuditUnsealed" WHERE "entryId" = ANY($1::uuid[])');

/** Takes the right to seal until the end of the transaction; false when another process has it. */
export const lockSealing = async (db: Db): Promise<boolean> => (await tryLock(db, [LOCK]))[0]?.isOurs === true;

/** The last seal, also one that was forgotten, or null before the first. */
export const lastSeal = async (db: Db): Promise<{ seq: number; hash: string } | null> =>
  (await readHead(db, []))[0] ?? null;

/** The next entries without a seal, by time and id. */
export const unsealedEntries = (db: Db, limit: number): Promise<z.output<typeof EntryRow>[]> =>
  readUnsealed(db, [limit]);

/** Appends seals and takes their entries off the queue. */
export async function appendSeals(db: Db, seals: readonly Seal[]): Promise<void> {
  await insertSeals(db, seals);
  await dequeue(db, [seals.map(({ entryId }) => entryId)]);
}

const SealedRow = z.object({
  seq: z.number(),
  previous: z.string(),
  hash: z.string(),
  entry: EntryRow.nullable(),
});

// Range of the primary key of AuditSeal; entries by primary key.
const readSeals = statement(
  'audit.seal.range',
  `SELECT s."seq", s."previous", s."hash", e."id" IS NOT NULL AS "hasEntry", ${ENTRY_COLUMNS}
   FROM "AuditSeal" s LEFT JOIN "AuditEntry" e ON e."id" = s."entryId"
   WHERE s."seq" > $1 ORDER BY s."seq" LIMIT $2`,
  z
    .looseObject({ hasEntry: z.boolean() })
    .transform(({ hasEntry, ...row }) => SealedRow.parse({ ...row, entry: hasEntry ? row : null })),
);

/** The seals after a place in the chain with their entries; null where the entry is gone. */
export const sealsAfter = (db: Db, seq: number, limit: number): Promise<z.output<typeof SealedRow>[]> =>
  readSeals(db, [seq, limit]);

// Two anti-joins over the whole trail: only when somebody asks to verify.
const countLost = statement(
  'audit.lost',
  `SELECT count(*) FILTER (WHERE u."entryId" IS NOT NULL) AS "waiting", count(*) FILTER (WHERE u."entryId" IS NULL) AS "lost"
   FROM "AuditEntry" e LEFT JOIN "AuditUnsealed" u ON u."entryId" = e."id"
   WHERE NOT EXISTS (SELECT 1 FROM "AuditSeal" s WHERE s."entryId" = e."id")`,
  z.object({ waiting: z.number(), lost: z.number() }),
);

/** How many entries wait for their seal, and how many have neither seal nor place in the queue. */
export const unsealedCounts = async (db: Db): Promise<{ waiting: number; lost: number }> =>
  (await countLost(db, []))[0] ?? { waiting: 0, lost: 0 };
