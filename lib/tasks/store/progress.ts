import 'server-only';
import { z } from 'zod';
import { type Db, execution, insertion, statement, turned, unnest } from '@/lib/platform/db';

/** One thing that counted, about to be stored. */
export type Tick = {
  readonly memberId: string;
  readonly task: string;
  readonly source: string;
  readonly period: string;
  readonly day: string;
  readonly amount: number;
  readonly at: Date;
};

const TICK = {
  memberId: 'uuid',
  task: 'text',
  source: 'text',
  period: 'text',
  day: 'text',
  amount: 'int8',
  at: 'timestamptz',
} as const;

/** Saves what counted; what is known already, or was taken back, stays as it is (4.F). */
export const insertTicks = insertion<Tick>('tasks.ticks', 'TaskTick', TICK, 'ON CONFLICT DO NOTHING');

const TickPlace = z.object({ memberId: z.string(), task: z.string(), period: z.string() });

// Primary key. What never came is kept as taken back, so that it counts for nothing when it comes (4.F).
const upsertVoids = statement(
  'tasks.ticks.void',
  `INSERT INTO "TaskTick" (${Object.keys(TICK)
    .map((name) => `"${name}"`)
    .join(', ')}) SELECT * FROM ${unnest(TICK)}
   ON CONFLICT ("memberId", "task", "source") DO UPDATE SET "amount" = 0 RETURNING "memberId", "task", "period"`,
  TickPlace,
);

/** Where something counted: the task of a member in a period. */
export type Place = z.output<typeof TickPlace>;

/** Takes back what counted by its source; answers where. */
export const voidTicks = (db: Db, ticks: readonly Tick[]): Promise<Place[]> =>
  ticks.length === 0 ? Promise.resolve([]) : upsertVoids(db, turned(TICK, ticks));

const PLACE = { memberId: 'uuid', task: 'text', period: 'text' } as const;
const DayRow = TickPlace.extend({ day: z.string(), amount: z.number() });

// Index (memberId, task, period): a few rows for each place. What came back of an order lessens what that order counted:
// of one that counted nothing, such as one of a time in which the task rested, it takes nothing off; primary key.
const readSums = statement(
  'tasks.ticks.sums',
  `SELECT t."memberId", t."task", t."period", t."day", sum(t."amount")::int8 AS "amount"
   FROM "TaskTick" t JOIN ${unnest(PLACE)} AS n(m, k, p) ON t."memberId" = n.m AND t."task" = n.k AND t."period" = n.p
   WHERE t."amount" >= 0 OR EXISTS (SELECT FROM "TaskTick" o WHERE o."memberId" = t."memberId" AND o."task" = t."task"
     AND o."source" = 'order:' || split_part(t."source", ':', 2))
   GROUP BY 1, 2, 3, 4`,
  DayRow,
);

/** What counted by local day, for each place. */
export const daySums = (db: Db, places: readonly Place[]): Promise<z.output<typeof DayRow>[]> =>
  places.length === 0 ? Promise.resolve([]) : readSums(db, turned(PLACE, places));

/** Progress as it is read. */
export const ProgressRow = TickPlace.extend({
  done: z.number(),
  endsAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  claimedAt: z.date().nullable(),
  takenAt: z.date().nullable(),
  version: z.number().nullable(),
});

/** How far a member is with a task in a period. */
export type Progress = z.output<typeof ProgressRow>;

const COLUMNS = '"memberId", "task", "period", "done", "endsAt", "completedAt", "claimedAt", "takenAt", "version"';

// Primary key (memberId, task, period), by its first column: a member has some dozens that are not over for long.
const readProgress = statement(
  'tasks.progress',
  `SELECT ${COLUMNS} FROM "TaskProgress" WHERE "memberId" = ANY($1::uuid[]) AND ("endsAt" IS NULL OR "endsAt" > $2)`,
  ProgressRow,
);

/** How far members are with all that is not over since before the instant. */
export const progressOf = (db: Db, memberIds: readonly string[], endedAfter: Date): Promise<Progress[]> =>
  memberIds.length === 0 ? Promise.resolve([]) : readProgress(db, [memberIds, endedAfter]);

// Primary key.
const readAt = statement(
  'tasks.progress.at',
  `SELECT ${COLUMNS.split(', ')
    .map((name) => `t.${name}`)
    .join(', ')}
   FROM "TaskProgress" t JOIN ${unnest(PLACE)} AS n(m, k, p) ON t."memberId" = n.m AND t."task" = n.k AND t."period" = n.p`,
  ProgressRow,
);

/** How far locked members are at the places. */
export const progressAt = (db: Db, places: readonly Place[]): Promise<Progress[]> =>
  places.length === 0 ? Promise.resolve([]) : readAt(db, turned(PLACE, places));

const SAVED = {
  ...PLACE,
  done: 'int8',
  endsAt: 'timestamptz',
  completedAt: 'timestamptz',
  claimedAt: 'timestamptz',
  takenAt: 'timestamptz',
  version: 'int4',
  changedAt: 'timestamptz',
} as const;

// Primary key.
const upsertProgress = execution(
  'tasks.progress.save',
  `INSERT INTO "TaskProgress" (${Object.keys(SAVED)
    .map((name) => `"${name}"`)
    .join(', ')}) SELECT * FROM ${unnest(SAVED)}
   ON CONFLICT ("memberId", "task", "period") DO UPDATE SET "done" = excluded."done", "endsAt" = excluded."endsAt",
     "completedAt" = excluded."completedAt", "claimedAt" = excluded."claimedAt", "takenAt" = excluded."takenAt",
     "version" = excluded."version", "changedAt" = excluded."changedAt"`,
);

/** Saves how far locked members are, as absolute figures. */
export async function saveProgress(db: Db, rows: readonly Progress[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await upsertProgress(
    db,
    turned(
      SAVED,
      rows.map((row) => ({ ...row, changedAt: now })),
    ),
  );
}

// Index (task, claimedAt) by its first column.
const readNumbers = statement(
  'tasks.numbers',
  `SELECT "task", count(*) AS "begun", count("completedAt") AS "completed", count("claimedAt") AS "claimed",
     count("takenAt") AS "taken", count(*) FILTER (WHERE "claimedAt" >= $1) AS "lately"
   FROM "TaskProgress" WHERE $2::text IS NULL OR "task" = $2 GROUP BY "task"`,
  z.object({
    task: z.string(),
    begun: z.number(),
    completed: z.number(),
    claimed: z.number(),
    taken: z.number(),
    lately: z.number(),
  }),
);

/** How many began, completed and claimed a task. */
export type TaskNumbers = Awaited<ReturnType<typeof readNumbers>>[number];

/** The numbers of one task, or of all; `lately` are claims since the instant. */
export const numbersOf = async (db: Db, task: string | null, since: Date): Promise<Map<string, TaskNumbers>> =>
  new Map((await readNumbers(db, [since, task])).map((row) => [row.task, row]));
