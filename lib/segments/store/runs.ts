import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, insertion, statement } from '@/lib/platform/db';

const RunRow = z.object({
  id: z.string(),
  segmentCode: z.string(),
  version: z.number(),
  cause: z.enum(['published', 'manual', 'scheduled', 'daily', 'resumed']),
  planKey: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  asOf: z.date().nullable(),
  cursor: z.string().nullable(),
  total: z.number(),
  done: z.number(),
  entered: z.number(),
  left: z.number(),
  members: z.number().nullable(),
  by: z.string(),
  error: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  progressAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});

/** One refresh of a segment as it is kept. */
export type RunRow = z.output<typeof RunRow>;

const COLUMNS: Columns<RunRow> = {
  id: 'uuid',
  segmentCode: 'text',
  version: 'int4',
  cause: 'text',
  planKey: 'text',
  state: 'text',
  asOf: 'timestamptz',
  cursor: 'uuid',
  total: 'int4',
  done: 'int4',
  entered: 'int4',
  left: 'int4',
  members: 'int4',
  by: 'text',
  error: 'json',
  createdAt: 'timestamptz',
  startedAt: 'timestamptz',
  progressAt: 'timestamptz',
  endedAt: 'timestamptz',
};
const NAMES = Object.keys(COLUMNS)
  .map((name) => `"${name}"`)
  .join(', ');

// Unique (segmentCode, planKey) and the partial unique index SegmentRun_open: a refresh that is planned, or going on, stays
// the only one.
const insertRuns = insertion<RunRow>('segments.runs.insert', 'SegmentRun', COLUMNS, 'ON CONFLICT DO NOTHING');
// Partial index SegmentRun_open; some dozens at most.
const readOpen = statement(
  'segments.runs.open',
  `SELECT "id" FROM "SegmentRun" WHERE "state" IN ('waiting', 'running') ORDER BY "createdAt", "id"`,
  z.object({ id: z.string() }),
);
// Primary key; a run that another worker is at is left to it.
const lockFree = statement(
  'segments.runs.take',
  `SELECT ${NAMES} FROM "SegmentRun" WHERE "id" = $1 FOR NO KEY UPDATE SKIP LOCKED`,
  RunRow,
);
// Primary key; waits for the chunk that is being done.
const lockRun = statement(
  'segments.runs.lock',
  `SELECT ${NAMES} FROM "SegmentRun" WHERE "id" = $1 FOR NO KEY UPDATE`,
  RunRow,
);
// Partial index SegmentRun_open; waits for the chunk that is being done.
const lockOpen = statement(
  'segments.runs.lock-open',
  `SELECT ${NAMES} FROM "SegmentRun" WHERE "segmentCode" = $1 AND "state" IN ('waiting', 'running') FOR NO KEY UPDATE`,
  RunRow,
);
// Index (segmentCode, createdAt), backwards.
const readOf = statement(
  'segments.runs.of',
  `SELECT ${NAMES} FROM "SegmentRun" WHERE "segmentCode" = $1 ORDER BY "createdAt" DESC, "id" DESC LIMIT $2`,
  RunRow,
);
// Primary key.
const writeRun = execution(
  'segments.runs.save',
  `UPDATE "SegmentRun" SET "state" = $2, "asOf" = $3, "cursor" = $4, "total" = $5, "done" = $6, "entered" = $7, "left" = $8,
     "members" = $9, "error" = $10::jsonb, "startedAt" = $11, "progressAt" = $12, "endedAt" = $13 WHERE "id" = $1`,
);

/** Adds refreshes that wait; one that is planned already, or of a segment that is being refreshed, is not added. */
export const addRuns = insertRuns;

/** The refreshes that are not over, the oldest first. */
export const openRuns = async (db: Db): Promise<string[]> => (await readOpen(db, [])).map(({ id }) => id);

/** A refresh for whoever does its next chunk; null when it is gone or somebody is at it. */
export const takeRun = async (db: Db, id: string): Promise<RunRow | null> => (await lockFree(db, [id]))[0] ?? null;

/** A refresh, locked, or null. */
export const runForUpdate = async (db: Db, id: string): Promise<RunRow | null> => (await lockRun(db, [id]))[0] ?? null;

/** The refresh of a segment that is not over, locked, or null. */
export const openRunOf = async (db: Db, code: string): Promise<RunRow | null> =>
  (await lockOpen(db, [code]))[0] ?? null;

/** The last refreshes of a segment, the newest first. */
export const runsOf = (db: Db, code: string, limit: number): Promise<RunRow[]> => readOf(db, [code, limit]);

/** Keeps how far a locked refresh came. */
export async function saveRun(db: Db, run: RunRow): Promise<void> {
  const { id, state, asOf, cursor, total, done, entered, left, members, error, startedAt, progressAt, endedAt } = run;
  const said = error === null ? null : JSON.stringify(error);
  const moved = [total, done, entered, left, members, said, startedAt, progressAt, endedAt];
  await writeRun(db, [id, state, asOf, cursor, ...moved]);
}
