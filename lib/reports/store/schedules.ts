import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import { EVERY, type Rhythm } from '../rules/due';

const ScheduleRow = z.object({
  reportId: z.string(),
  every: z.enum(EVERY),
  weekday: z.number(),
  monthday: z.number(),
  minute: z.number(),
  keep: z.number(),
  toShared: z.boolean(),
  isOn: z.boolean(),
  nextAt: z.date(),
  failure: z.string().nullable(),
  failedAt: z.date().nullable(),
});

/** When a report is made by itself, and whether the last time went well. */
export type Schedule = z.output<typeof ScheduleRow>;

const SCHEDULE = `SELECT s."reportId", s."every", s."weekday", s."monthday", s."minute", s."keep", s."toShared", s."isOn",
  s."nextAt", s."failure", s."failedAt" FROM "ReportSchedule" s`;

// Primary key.
const readSome = statement('reports.schedules.some', `${SCHEDULE} WHERE s."reportId" = ANY($1::uuid[])`, ScheduleRow);
const save = execution(
  'reports.schedules.save',
  `INSERT INTO "ReportSchedule" ("reportId", "every", "weekday", "monthday", "minute", "keep", "toShared", "isOn", "nextAt", "changedAt")
   VALUES ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   ON CONFLICT ("reportId") DO UPDATE SET "every" = $2, "weekday" = $3, "monthday" = $4, "minute" = $5, "keep" = $6, "toShared" = $7,
     "isOn" = $8, "nextAt" = $9, "changedAt" = $10, "failure" = NULL, "failedAt" = NULL`,
);
// Index on (isOn, nextAt); what another worker makes is left to it, and a report that was put away is never due.
const lockDue = statement(
  'reports.schedules.due',
  `${SCHEDULE} JOIN "SavedReport" r ON r."id" = s."reportId" AND r."deletedAt" IS NULL
   WHERE s."isOn" AND s."nextAt" <= $1 AND s."reportId" <> ALL($2::uuid[]) ORDER BY s."nextAt", s."reportId" LIMIT 1 FOR UPDATE OF s SKIP LOCKED`,
  ScheduleRow,
);
// Primary key.
const advance = execution(
  'reports.schedules.advance',
  `UPDATE "ReportSchedule" SET "nextAt" = $2, "failure" = $3, "failedAt" = $4 WHERE "reportId" = $1::uuid`,
);
const isolate = execution('reports.schedules.isolate', 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
const subscribe = execution(
  'reports.subscribers.add',
  'INSERT INTO "ReportSubscriber" ("reportId", "staffId", "since") VALUES ($1::uuid, $2::uuid, $3) ON CONFLICT DO NOTHING',
);
const unsubscribe = execution(
  'reports.subscribers.remove',
  'DELETE FROM "ReportSubscriber" WHERE "reportId" = $1::uuid AND "staffId" = $2::uuid',
);
const readSubscribers = statement(
  'reports.subscribers.of',
  'SELECT "staffId" FROM "ReportSubscriber" WHERE "reportId" = $1::uuid ORDER BY "since", "staffId"',
  z.object({ staffId: z.string() }),
);

/** The schedules of some reports, by report. */
export const schedulesOf = async (db: Db, reportIds: readonly string[]): Promise<ReadonlyMap<string, Schedule>> =>
  new Map((await readSome(db, [reportIds])).map((one) => [one.reportId, one]));

/** What a schedule says. */
export type ScheduleParts = Rhythm & Pick<Schedule, 'reportId' | 'keep' | 'toShared' | 'isOn' | 'nextAt'>;

/** Writes the schedule of a report down; what failed before is forgotten. */
export const saveSchedule = (
  db: Db,
  { reportId, every, weekday, monthday, minute, keep, toShared, isOn, nextAt }: ScheduleParts,
  at: Date,
): Promise<number> => save(db, [reportId, every, weekday, monthday, minute, keep, toShared, isOn, nextAt, at]);

/** Reads everything of the transaction as it was at its beginning; its first statement. */
export const asOfOneMoment = (db: Db): Promise<number> => isolate(db, []);

/** One schedule that is due, is none of these, and that nobody else is making, locked until the end of the transaction; or null. */
export const dueForUpdate = async (db: Db, now: Date, but: readonly string[]): Promise<Schedule | null> =>
  (await lockDue(db, [now, but]))[0] ?? null;

/** Says when a schedule is due next, and why this time failed if it did. */
export const advanceSchedule = (
  db: Db,
  reportId: string,
  nextAt: Date,
  failure: { readonly reason: string; readonly at: Date } | null,
): Promise<number> => advance(db, [reportId, nextAt, failure?.reason ?? null, failure?.at ?? null]);

/** Somebody gets the runs of a report from now on. */
export const addSubscriber = (db: Db, reportId: string, staffId: string, at: Date): Promise<number> =>
  subscribe(db, [reportId, staffId, at]);

/** Somebody gets them no more. */
export const removeSubscriber = (db: Db, reportId: string, staffId: string): Promise<number> =>
  unsubscribe(db, [reportId, staffId]);

/** Who asked for the runs of a report, the first first. */
export const subscribersOf = async (db: Db, reportId: string): Promise<readonly string[]> =>
  (await readSubscribers(db, [reportId])).map(({ staffId }) => staffId);
