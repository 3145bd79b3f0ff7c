import 'server-only';
import { z } from 'zod';
import type { LocalDate } from '@/lib/kernel/day';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { Cuts } from '../rules/value';

const CutsSchema = z.object({
  recency: z.array(z.number()),
  frequency: z.array(z.number()),
  money: z.array(z.number()),
});
const RunRow = z.object({
  cursor: z.string().nullable(),
  members: z.number(),
  moved: z.number(),
  cuts: CutsSchema.nullable(),
  map: z.string().nullable(),
  finishedAt: z.date().nullable(),
});

/** A round over all members for a local date: of stages or of classes. */
export type StandingRun = z.output<typeof RunRow>;

/** What a round finds. */
export type Standings = 'stage' | 'class';

const COLUMNS = '"cursor", "members", "moved", "cuts", "map", "finishedAt"';
// Primary key.
const readRun = statement(
  'segments.standing.run',
  `SELECT ${COLUMNS} FROM "StandingRun" WHERE "what" = $1 AND "dueOn" = $2::date`,
  RunRow,
);
// Primary key; whoever finds it locked leaves the round to the other.
const lockRun = statement(
  'segments.standing.run.lock',
  `SELECT ${COLUMNS} FROM "StandingRun" WHERE "what" = $1 AND "dueOn" = $2::date AND "finishedAt" IS NULL FOR UPDATE SKIP LOCKED`,
  RunRow,
);
const insertRun = execution(
  'segments.standing.run.begin',
  `INSERT INTO "StandingRun" ("what", "dueOn", "cuts", "map", "startedAt") VALUES ($1, $2::date, $3::jsonb, $4, $5)
   ON CONFLICT DO NOTHING`,
);
const updateRun = execution(
  'segments.standing.run.save',
  `UPDATE "StandingRun" SET "cursor" = coalesce($3::uuid, "cursor"), "members" = "members" + $4, "moved" = "moved" + $5,
     "finishedAt" = $6 WHERE "what" = $1 AND "dueOn" = $2::date`,
);
// Primary key, in its order.
const readAfter = statement(
  'segments.standing.members',
  `SELECT "id" FROM "Member" WHERE "status" = 'active' AND ($1::uuid IS NULL OR "id" > $1) ORDER BY "id" LIMIT $2`,
  z.object({ id: z.string() }),
);

/** The round for a local date, or null while it was not begun. */
export const standingRun = async (db: Db, what: Standings, day: LocalDate): Promise<StandingRun | null> =>
  (await readRun(db, [what, day]))[0] ?? null;

/** The open round, locked; null when it is done or another works on it. */
export const openRun = async (db: Db, what: Standings, day: LocalDate): Promise<StandingRun | null> =>
  (await lockRun(db, [what, day]))[0] ?? null;

/** Begins a round, once. */
export const beginRun = (
  db: Db,
  what: Standings,
  day: LocalDate,
  by: { readonly cuts: Cuts | null; readonly map: string | null },
  at: Date,
): Promise<number> => insertRun(db, [what, day, by.cuts === null ? null : JSON.stringify(by.cuts), by.map, at]);

/** Keeps how far a round has come. */
export const saveRun = (
  db: Db,
  what: Standings,
  day: LocalDate,
  done: { readonly cursor: string | null; readonly members: number; readonly moved: number },
  finishedAt: Date | null,
): Promise<number> => updateRun(db, [what, day, done.cursor, done.members, done.moved, finishedAt]);

/** The next active members after one, by id. */
export const activeAfter = async (db: Db, after: string | null, limit: number): Promise<string[]> =>
  (await readAfter(db, [after, limit])).map(({ id }) => id);

// Primary key, backwards.
const readNewest = statement(
  'segments.standing.run.newest',
  `SELECT to_char("dueOn", 'YYYY-MM-DD') AS "day" FROM "StandingRun" WHERE "what" = $1 AND "finishedAt" IS NOT NULL
   ORDER BY "dueOn" DESC LIMIT 1`,
  z.object({ day: z.string() }),
);

/** The local date of the last round that was finished, or null. */
export const newestRound = async (db: Db, what: Standings): Promise<LocalDate | null> =>
  (await readNewest(db, [what]))[0]?.day ?? null;
