import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { type BuiltTold, BuiltToldSchema } from '../rules/built';

const RunRow = z.object({
  id: z.string(),
  reportId: z.string(),
  dueAt: z.date(),
  madeAt: z.date(),
  state: z.enum(['made', 'failed']),
  reason: z.string().nullable(),
  title: z.string(),
});

/** One making of a scheduled report. */
export type Run = z.output<typeof RunRow>;

const DeliveredRow = RunRow.extend({ sight: z.string(), readAt: z.date().nullable() });

/** A run as somebody got it. */
export type Delivered = z.output<typeof DeliveredRow>;

const RUN = 'r."id", r."reportId", r."dueAt", r."madeAt", r."state", r."reason", r."title"';
const LIST_MAX = 100;

// Unique by (reportId, dueAt): a time that was made is never made again.
const insert = execution(
  'reports.runs.insert',
  `INSERT INTO "ReportRun" ("id", "reportId", "dueAt", "madeAt", "state", "reason", "title") VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7)
   ON CONFLICT ("reportId", "dueAt") DO NOTHING`,
);
const freeze = execution(
  'reports.runs.freeze',
  'INSERT INTO "ReportFigures" ("runId", "sight", "told") VALUES ($1::uuid, $2, $3::jsonb)',
);
const deliver = execution(
  'reports.runs.deliver',
  `INSERT INTO "ReportDelivery" ("runId", "staffId", "sight") SELECT $1::uuid, unnest($2::uuid[]), unnest($3::text[])`,
);
// Index on (reportId, dueAt), latest first.
const dropOld = execution(
  'reports.runs.drop_old',
  `DELETE FROM "ReportRun" WHERE "reportId" = $1::uuid AND "dueAt" < (
     SELECT min(k."dueAt") FROM (SELECT "dueAt" FROM "ReportRun" WHERE "reportId" = $1::uuid ORDER BY "dueAt" DESC LIMIT $2) k)`,
);
// The same index.
const readOfReport = statement(
  'reports.runs.of_report',
  `SELECT ${RUN} FROM "ReportRun" r WHERE r."reportId" = $1::uuid ORDER BY r."dueAt" DESC LIMIT ${LIST_MAX}`,
  RunRow,
);
// Primary key of deliveries, which begins with the one who got it; runs by theirs.
const readDelivered = statement(
  'reports.runs.delivered',
  `SELECT ${RUN}, d."sight", d."readAt" FROM "ReportDelivery" d JOIN "ReportRun" r ON r."id" = d."runId"
   WHERE d."staffId" = $1::uuid ORDER BY r."madeAt" DESC, r."id" DESC LIMIT ${LIST_MAX}`,
  DeliveredRow,
);
const readOneDelivered = statement(
  'reports.runs.one_delivered',
  `SELECT ${RUN}, d."sight", d."readAt" FROM "ReportDelivery" d JOIN "ReportRun" r ON r."id" = d."runId"
   WHERE d."staffId" = $1::uuid AND d."runId" = $2::uuid`,
  DeliveredRow,
);
const readTold = statement(
  'reports.runs.told',
  'SELECT "told" FROM "ReportFigures" WHERE "runId" = $1::uuid AND "sight" = $2',
  z.object({ told: BuiltToldSchema }),
);
const markRead = execution(
  'reports.runs.read',
  'UPDATE "ReportDelivery" SET "readAt" = $3 WHERE "staffId" = $1::uuid AND "runId" = $2::uuid AND "readAt" IS NULL',
);

/** Writes a run down; false when this time was made already. */
export const insertRun = async (db: Db, run: Run): Promise<boolean> =>
  (await insert(db, [run.id, run.reportId, run.dueAt, run.madeAt, run.state, run.reason, run.title])) === 1;

/** Keeps the numbers of a run for one reach. */
export const freezeFigures = (db: Db, runId: string, sight: string, told: BuiltTold): Promise<number> =>
  freeze(db, [runId, sight, JSON.stringify(told)]);

/** Hands a run to those who get it, each with the reach that is his. */
export const deliverRun = (
  db: Db,
  runId: string,
  to: readonly { readonly staffId: string; readonly sight: string }[],
): Promise<number> => deliver(db, [runId, to.map(({ staffId }) => staffId), to.map(({ sight }) => sight)]);

/** Keeps the latest runs of a report and drops those before them, with their numbers. */
export const keepRuns = (db: Db, reportId: string, keep: number): Promise<number> => dropOld(db, [reportId, keep]);

/** The runs of a report, the latest first. */
export const runsOf = (db: Db, reportId: string): Promise<Run[]> => readOfReport(db, [reportId]);

/** What somebody got, the latest first. */
export const deliveredTo = (db: Db, staffId: string): Promise<Delivered[]> => readDelivered(db, [staffId]);

/** One run as somebody got it, or null when he did not. */
export const deliveredRun = async (db: Db, staffId: string, runId: string): Promise<Delivered | null> =>
  (await readOneDelivered(db, [staffId, runId]))[0] ?? null;

/** The numbers of a run for one reach, or null. */
export const frozenFigures = async (db: Db, runId: string, sight: string): Promise<BuiltTold | null> =>
  (await readTold(db, [runId, sight]))[0]?.told ?? null;

/** Notes that somebody looked at a run. */
export const noteRead = (db: Db, staffId: string, runId: string, at: Date): Promise<number> =>
  markRead(db, [staffId, runId, at]);
