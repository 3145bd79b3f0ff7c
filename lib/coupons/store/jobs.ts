import 'server-only';
import { z } from 'zod';
import { type Condition, ConditionSchema } from '@/lib/kernel/condition';
import { publicId } from '@/lib/kernel/id';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

const JobRow = z.object({
  id: z.string(),
  kind: z.enum(['give', 'codes']),
  batchId: z.string(),
  version: z.number(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled']),
  total: z.number(),
  done: z.number(),
  given: z.number(),
  refused: z.number(),
  cursor: z.string(),
  pattern: z.string().nullable(),
  seed: z.string().nullable(),
  condition: ConditionSchema.nullable(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  progressAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});

/** A job as it is kept, with how far it has come. */
export type JobRow = z.output<typeof JobRow>;

const COLUMNS: Columns<JobRow> = {
  id: 'uuid',
  kind: 'text',
  batchId: 'uuid',
  version: 'int4',
  state: 'text',
  total: 'int4',
  done: 'int4',
  given: 'int4',
  refused: 'int4',
  cursor: 'text',
  pattern: 'text',
  seed: 'text',
  condition: 'json',
  note: 'text',
  createdBy: 'text',
  createdAt: 'timestamptz',
  startedAt: 'timestamptz',
  progressAt: 'timestamptz',
  finishedAt: 'timestamptz',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

// Partial index CouponJob_open.
const readOpen = statement(
  'coupons.jobs.open',
  `SELECT "id" FROM "CouponJob" WHERE "state" IN ('waiting', 'running') ORDER BY "createdAt", "id"`,
  z.object({ id: z.string() }),
);
// Partial index CouponJob_open.
const readPushes = statement(
  'coupons.jobs.pushes',
  `SELECT "batchId", "condition" FROM "CouponJob" WHERE "state" IN ('waiting', 'running') AND "condition" IS NOT NULL`,
  z.object({ batchId: z.string(), condition: ConditionSchema }),
);
// Primary key; a job that another worker is at is left to it.
const lockJob = statement(
  'coupons.jobs.lock',
  `SELECT ${NAMES} FROM "CouponJob" WHERE "id" = $1 FOR NO KEY UPDATE SKIP LOCKED`,
  JobRow,
);
// Primary key; waits for the chunk that is being done.
const waitForJob = statement(
  'coupons.jobs.wait',
  `SELECT ${NAMES} FROM "CouponJob" WHERE "id" = $1 FOR NO KEY UPDATE`,
  JobRow,
);
// Index (batchId, createdAt), backwards.
const readOfBatch = statement(
  'coupons.jobs.batch',
  `SELECT ${NAMES} FROM "CouponJob" WHERE "batchId" = $1 ORDER BY "createdAt" DESC, "id" DESC LIMIT 50`,
  JobRow,
);
// Primary key.
const writeJob = execution(
  'coupons.jobs.save',
  `UPDATE "CouponJob" SET "state" = $2, "done" = $3, "given" = $4, "refused" = $5, "cursor" = $6, "seed" = $7, "startedAt" = $8,
     "progressAt" = $9, "finishedAt" = $10, "total" = $11 WHERE "id" = $1`,
);
// Primary key (jobId, memberId), forwards from the cursor.
const readMembers = statement(
  'coupons.jobs.members',
  `SELECT array_agg("memberId" ORDER BY "memberId") AS "members" FROM (
     SELECT "memberId" FROM "CouponJobMember" WHERE "jobId" = $1 AND ($2 = '' OR "memberId" > $2::uuid) ORDER BY "memberId" LIMIT $3) AS page`,
  z.object({ members: z.array(z.string()).nullable() }),
);
const insertMembers = execution(
  'coupons.jobs.members.insert',
  `INSERT INTO "CouponJobMember" ("jobId", "memberId") SELECT $1, m FROM unnest($2::uuid[]) AS n(m) ON CONFLICT DO NOTHING`,
);
// Primary key (jobId, memberId); only those who got nothing are written.
const markRefused = execution(
  'coupons.jobs.members.refused',
  `UPDATE "CouponJobMember" SET "refusal" = $3 WHERE "jobId" = $1 AND "memberId" = ANY($2::uuid[])`,
);
// Primary key (jobId, memberId) by its first column.
const countRefusals = statement(
  'coupons.jobs.refusals',
  `SELECT "refusal", count(*) AS "members" FROM "CouponJobMember" WHERE "jobId" = $1 AND "refusal" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`,
  z.object({ refusal: z.string(), members: z.number() }),
);
// The chunk by unique (memberId, batchId, claimKey); members and stock are locked. One statement: a million in sets.
const giveSet = statement(
  'coupons.jobs.give',
  `WITH judged AS MATERIALIZED (
     SELECT n.m, had."isGiven", had."total" >= $5::int OR had."today" >= $6::int AS "isOver" FROM unnest($3::uuid[]) AS n(m)
     CROSS JOIN LATERAL (
       SELECT count(*) AS "total", count(*) FILTER (WHERE k."issuedAt" >= $7) AS "today", bool_or(k."claimKey" = $4) AS "isGiven"
       FROM "Coupon" k WHERE k."memberId" = n.m AND k."batchId" = $2) AS had),
   fit AS MATERIALIZED (
     SELECT m FROM judged WHERE "isGiven" IS NOT TRUE AND "isOver" IS NOT TRUE ORDER BY m LIMIT $8::int),
   made AS (
     INSERT INTO "Coupon" ("memberId", "id", "batchId", "version", "claimKey", "source", "state", "issuedAt", "startsAt", "endsAt")
     SELECT m, uuidv7(), $2, $9, $4, 'give', 'CLAIMED', $10, $11, $12 FROM fit RETURNING 1),
   refused AS (
     UPDATE "CouponJobMember" r SET "refusal" = CASE WHEN j."isOver" THEN 'limit_reached' ELSE 'sold_out' END
     FROM judged j WHERE r."jobId" = $1 AND r."memberId" = j.m AND j."isGiven" IS NOT TRUE
       AND NOT EXISTS (SELECT 1 FROM fit f WHERE f.m = j.m) RETURNING 1)
   SELECT (SELECT count(*) FROM made) AS "given", (SELECT count(*) FROM refused) AS "refused"`,
  z.object({ given: z.number(), refused: z.number() }),
);

/** Saves a new job. */
export const insertJob = insertion<JobRow>('coupons.jobs.insert', 'CouponJob', COLUMNS);

/** The jobs that are not over, oldest first. */
export const openJobs = async (db: Db): Promise<string[]> => (await readOpen(db, [])).map(({ id }) => id);

/** Takes a job for one chunk; null when another worker is at it, or there is none. */
export const takeJob = async (db: Db, id: string): Promise<JobRow | null> => (await lockJob(db, [id]))[0] ?? null;

/** Locks a job after the chunk that is being done; null when there is none. */
export const jobForUpdate = async (db: Db, id: string): Promise<JobRow | null> =>
  (await waitForJob(db, [id]))[0] ?? null;

/** The newest jobs of a batch. */
export const jobsOfBatch = (db: Db, batchId: string): Promise<JobRow[]> => readOfBatch(db, [batchId]);

/** Saves how far a locked job has come. */
export const saveJob = (db: Db, job: JobRow): Promise<number> =>
  writeJob(db, [
    ...[job.id, job.state, job.done, job.given, job.refused, job.cursor, job.seed],
    ...[job.startedAt, job.progressAt, job.finishedAt, job.total],
  ]);

/** Puts members on the list of a job; somebody named twice stands on it once. */
export const addJobMembers = (db: Db, jobId: string, memberIds: readonly string[]): Promise<number> =>
  insertMembers(db, [jobId, memberIds]);

/** The next members of a job's list after the cursor. */
export const nextMembers = async (db: Db, jobId: string, cursor: string, limit: number): Promise<string[]> =>
  (await readMembers(db, [jobId, cursor, limit]))[0]?.members ?? [];

/** Notes why members of a list got nothing. */
export const refuseMembers = (db: Db, jobId: string, memberIds: readonly string[], why: string): Promise<number> =>
  memberIds.length === 0 ? Promise.resolve(0) : markRefused(db, [jobId, memberIds, why]);

/** Why members of a list got nothing, and how many. */
export const refusalsOf = (db: Db, jobId: string): Promise<{ refusal: string; members: number }[]> =>
  countRefusals(db, [jobId]);

/** What a chunk is given with; limits null: none. */
export type GiveSet = {
  readonly jobId: string;
  readonly batchId: string;
  readonly memberIds: readonly string[];
  readonly claimKey: string;
  readonly perMember: number | null;
  readonly perDay: number | null;
  readonly dayStart: Date;
  readonly room: number;
  readonly version: number;
  readonly now: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** Gives a copy to each locked member of a chunk who may have one, while the stock lasts; once for each, however often. */
export async function giveToSet(db: Db, set: GiveSet): Promise<{ given: number; refused: number }> {
  const { jobId, batchId, memberIds, claimKey, perMember, perDay, dayStart, room, version, now, startsAt, endsAt } =
    set;
  const limits = [perMember, perDay, dayStart, room];
  const [row] = await giveSet(db, [jobId, batchId, memberIds, claimKey, ...limits, version, now, startsAt, endsAt]);
  return row ?? { given: 0, refused: 0 };
}

/** The pushes that go on, by their batches, with whom they are for. */
export const openPushes = async (db: Db): Promise<{ batch: string; condition: Condition }[]> =>
  (await readPushes(db, [])).map(({ batchId, condition }) => ({ batch: publicId('couponBatch', batchId), condition }));
