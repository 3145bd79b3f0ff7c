import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

/** The kinds of jobs: a list somebody chose, a local period that began, a day of birthdays, a named date. */
export const JOB_KINDS = ['bulk', 'period', 'birthday', 'dates'] as const;

const JobRow = z.object({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  benefit: z.string(),
  jobKey: z.string(),
  scheduled: z.date(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled']),
  total: z.number().nullable(),
  done: z.number(),
  given: z.number(),
  refused: z.number(),
  cursor: z.string(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  progressAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});

/** A job as it is kept: how far it has come. */
export type JobRow = z.output<typeof JobRow>;

const COLUMNS: Columns<JobRow> = {
  id: 'uuid',
  kind: 'text',
  benefit: 'text',
  jobKey: 'text',
  scheduled: 'timestamptz',
  state: 'text',
  total: 'int4',
  done: 'int4',
  given: 'int4',
  refused: 'int4',
  cursor: 'text',
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

// Unique index (benefit, jobKey): a period or a day has one job.
const insertJobs = insertion<JobRow>(
  'benefits.jobs.insert',
  'BenefitJob',
  COLUMNS,
  'ON CONFLICT ("benefit", "jobKey") DO NOTHING',
);
// Partial index BenefitJob_open.
const readOpen = statement(
  'benefits.jobs.open',
  `SELECT "id" FROM "BenefitJob" WHERE "state" IN ('waiting', 'running') ORDER BY "createdAt", "id"`,
  z.object({ id: z.string() }),
);
// Primary key; another worker's job is left to it.
const lockJob = statement(
  'benefits.jobs.take',
  `SELECT ${NAMES} FROM "BenefitJob" WHERE "id" = $1 FOR UPDATE SKIP LOCKED`,
  JobRow,
);
// Primary key; waits for the chunk that is being done.
const waitForJob = statement(
  'benefits.jobs.wait',
  `SELECT ${NAMES} FROM "BenefitJob" WHERE "id" = $1 FOR UPDATE`,
  JobRow,
);
// Unique index (benefit, jobKey) by its first column; a benefit has some dozens a year.
const readOfBenefit = statement(
  'benefits.jobs.of',
  `SELECT ${NAMES} FROM "BenefitJob" WHERE "benefit" = $1 ORDER BY "createdAt" DESC, "id" DESC LIMIT 20`,
  JobRow,
);
// Unique index (benefit, jobKey) by its first column.
const readLast = statement(
  'benefits.jobs.last',
  `SELECT "benefit", "kind", max("scheduled") AS "scheduled" FROM "BenefitJob" WHERE "benefit" = ANY($1::text[]) GROUP BY 1, 2`,
  z.object({ benefit: z.string(), kind: z.enum(JOB_KINDS), scheduled: z.date() }),
);
// Primary key.
const writeJob = execution(
  'benefits.jobs.save',
  `UPDATE "BenefitJob" SET "state" = $2, "done" = $3, "given" = $4, "refused" = $5, "cursor" = $6, "startedAt" = $7,
     "progressAt" = $8, "finishedAt" = $9 WHERE "id" = $1`,
);
// Primary key (jobId, memberId).
const readMembers = statement(
  'benefits.jobs.members',
  `SELECT "memberId" FROM "BenefitJobMember" WHERE "jobId" = $1 AND ($2 = '' OR "memberId" > nullif($2, '')::uuid) ORDER BY "memberId" LIMIT $3`,
  z.object({ memberId: z.string() }),
);
const insertMembers = execution(
  'benefits.jobs.members.insert',
  `INSERT INTO "BenefitJobMember" ("jobId", "memberId") SELECT $1, m FROM unnest($2::uuid[]) AS n(m) ON CONFLICT DO NOTHING`,
);
// Primary key (jobId, memberId); only those who got nothing are written.
const markRefused = execution(
  'benefits.jobs.members.refused',
  `UPDATE "BenefitJobMember" j SET "refusal" = n.why FROM unnest($2::uuid[], $3::text[]) AS n(m, why)
   WHERE j."jobId" = $1 AND j."memberId" = n.m`,
);

/** Saves new jobs; of a period or a day there is one. Answers how many were new. */
export const addJobs = (db: Db, jobs: readonly JobRow[]): Promise<number> => insertJobs(db, jobs);

/** The jobs that are not over, oldest first. */
export const openJobs = async (db: Db): Promise<string[]> => (await readOpen(db, [])).map(({ id }) => id);

/** Takes a job for one chunk; null when another worker is at it, or there is none. */
export const takeJob = async (db: Db, id: string): Promise<JobRow | null> => (await lockJob(db, [id]))[0] ?? null;

/** Locks a job after the chunk that is being done; null when there is none. */
export const jobForUpdate = async (db: Db, id: string): Promise<JobRow | null> =>
  (await waitForJob(db, [id]))[0] ?? null;

/** The newest jobs of a benefit. */
export const jobsOf = (db: Db, benefit: string): Promise<JobRow[]> => readOfBenefit(db, [benefit]);

/** When the last job of each kind was scheduled, by benefit. */
export const lastJobs = (db: Db, benefits: readonly string[]) => readLast(db, [benefits]);

/** Saves how far a locked job has come. */
export const saveJob = (db: Db, job: JobRow): Promise<number> =>
  writeJob(db, [
    ...[job.id, job.state, job.done, job.given, job.refused, job.cursor],
    ...[job.startedAt, job.progressAt, job.finishedAt],
  ]);

/** Puts members on the list of a job; somebody named twice stands on it once. */
export const addJobMembers = (db: Db, jobId: string, memberIds: readonly string[]): Promise<number> =>
  insertMembers(db, [jobId, memberIds]);

/** The next members of a job's list after the cursor. */
export const nextMembers = async (db: Db, jobId: string, cursor: string, limit: number): Promise<string[]> =>
  (await readMembers(db, [jobId, cursor, limit])).map(({ memberId }) => memberId);

/** Notes why members of a list got nothing. */
export const refuseMembers = (
  db: Db,
  jobId: string,
  refused: readonly { readonly memberId: string; readonly code: string }[],
): Promise<number> =>
  refused.length === 0
    ? Promise.resolve(0)
    : markRefused(db, [jobId, refused.map(({ memberId }) => memberId), refused.map(({ code }) => code)]);
