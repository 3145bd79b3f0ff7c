import 'server-only';
import { z } from 'zod';
import type { LocalDate } from '@/lib/kernel/day';
import { LIFECYCLES, type StageDays } from '@/lib/members';
import { type Db, statement } from '@/lib/platform/db';
import type { Cuts, Edges, Scores, ValueClass } from '../rules/value';
import type { Standings } from './standing-runs';

const StandingRow = z.object({
  memberId: z.string(),
  stage: z.string().nullable(),
  stageSince: z.date().nullable(),
  recency: z.number().nullable(),
  frequency: z.number().nullable(),
  money: z.number().nullable(),
  class: z.string().nullable(),
  classSince: z.date().nullable(),
});

/** Where a member stands, as it was last found. */
export type Standing = z.output<typeof StandingRow>;

// Primary key.
const read = statement(
  'segments.standing',
  `SELECT "memberId", "stage", "stageSince", "recency", "frequency", "money", "class", "classSince" FROM "MemberStanding"
   WHERE "memberId" = ANY($1::uuid[])`,
  StandingRow,
);

/** Where members stand, of those who were looked at. */
export const standings = (db: Db, memberIds: readonly string[]): Promise<Standing[]> => read(db, [memberIds]);

const MovesRow = z.object({
  moved: z.number(),
  changes: z.array(z.object({ memberId: z.string(), from: z.string(), to: z.string() })),
});

/** How many members got a stage or a class, and the changes among them: who was looked at for the first time has none. */
export type StandingMoves = z.output<typeof MovesRow>;

/** Nobody was moved. */
export const NOBODY: StandingMoves = { moved: 0, changes: [] };

/** Keeps what `moved` has in the history; a first round moves everybody, so that only changes are told one by one. */
const keptAndTold = (what: Standings, at: '$2' | '$3') => `kept AS (
     INSERT INTO "StandingMove" ("memberId", "id", "what", "from", "to", "at")
     SELECT "memberId", uuidv7(), '${what}', "from", "to", ${at}::timestamptz FROM moved
     WHERE "to" IS NOT NULL AND "to" IS DISTINCT FROM "from" RETURNING "memberId", "from", "to"
   )
   SELECT count(*) AS "moved", coalesce(json_agg(json_build_object('memberId', "memberId", 'from', "from", 'to', "to")
     ORDER BY "memberId") FILTER (WHERE "from" IS NOT NULL), '[]') AS "changes" FROM kept`;

const whole = (from: string, at = '$2') => `floor(extract(epoch FROM (${at}::timestamptz - ${from})) / 86400)`;
const stageBy = (
  first: number,
) => `CASE WHEN age < $${first}::int THEN 'new' WHEN idle < $${first + 1}::int THEN 'active'
     WHEN idle < $${first + 2}::int THEN 'silent' WHEN idle < $${first + 3}::int THEN 'dormant' ELSE 'lost' END`;
// Member and MemberStats by primary key; in id order, so that two who look at the same members wait for each other. What
// was found for a later instant stays.
const moveStages = statement(
  'segments.standing.stages',
  `WITH known AS (
     SELECT m."id", ${whole('m."registeredAt"')} AS age,
       ${whole('coalesce(greatest(s."lastOrderAt", s."lastActAt"), m."registeredAt")')} AS idle
     FROM "Member" m LEFT JOIN "MemberStats" s ON s."memberId" = m."id"
     WHERE m."id" = ANY($1::uuid[]) AND m."status" = 'active'
   ), moved AS (
     INSERT INTO "MemberStanding" AS t ("memberId", "stage", "stageSince")
     SELECT "id", ${stageBy(3)}, $2::timestamptz FROM known ORDER BY "id"
     ON CONFLICT ("memberId") DO UPDATE SET "stage" = excluded."stage", "stageSince" = excluded."stageSince"
       WHERE t."stage" IS DISTINCT FROM excluded."stage" AND coalesce(t."stageSince" <= excluded."stageSince", true)
     RETURNING "memberId", OLD."stage" AS "from", NEW."stage" AS "to"
   ), ${keptAndTold('stage', '$2')}`,
  MovesRow,
);

/** Finds the stages of active members as of an instant, keeps each change and answers them (C7). */
export const findStages = async (
  db: Db,
  memberIds: readonly string[],
  at: Date,
  days: StageDays,
): Promise<StandingMoves> => (await moveStages(db, [memberIds, at, ...daysOf(days)]))[0] ?? NOBODY;

const BOUGHT = `SELECT p."memberId", sum(p."orders")::int8 AS o, sum(p."amount")::int8 AS a, max(p."day") FILTER (WHERE p."orders" > 0) AS d
   FROM "PurchaseDay" p JOIN "Member" m ON m."id" = p."memberId" AND m."status" = 'active'`;
const YEAR = `p."kind" = 'sale' AND p."day" < $1::date AND p."day" >= $1::date - 365 GROUP BY 1 HAVING sum(p."orders") > 0`;
const share = (place: number, order: string) =>
  `percentile_disc($${place}::float8[]) WITHIN GROUP (ORDER BY ${order})::int8[]`;
// One pass over the sales of a year, once a month; then three sorts of their sums.
const readCuts = statement(
  'segments.standing.cuts',
  `SELECT ${share(2, '$1::date - d')} AS recency, ${share(3, 'o')} AS frequency, ${share(4, 'a')} AS money
   FROM (${BOUGHT} WHERE ${YEAR}) bought`,
  z.object({
    recency: z.array(z.coerce.number()).nullable(),
    frequency: z.array(z.coerce.number()).nullable(),
    money: z.array(z.coerce.number()).nullable(),
  }),
);

const WHOLE = 100;
const EVERYBODY: readonly number[] = [];

/**
 * Where the scores of the program begin in the year before a local date: as they are set, or at shares of all who bought;
 * null while nobody has, and shares are asked for.
 */
export async function findCuts(db: Db, day: LocalDate, edges: Edges): Promise<Cuts | null> {
  const { recency, frequency, money } = edges;
  const sharesOf = ({ by, at }: Edges['recency']) => (by === 'share' ? at.map((part) => part / WHOLE) : EVERYBODY);
  const isSet = [recency, frequency, money].every(({ by }) => by === 'value');
  if (isSet) return { recency: recency.at, frequency: frequency.at, money: money.at };
  const [row] = await readCuts(db, [day, sharesOf(recency), sharesOf(frequency), sharesOf(money)]);
  const cutOf = (name: keyof Cuts) => (edges[name].by === 'value' ? edges[name].at : (row?.[name] ?? null));
  const [r, f, m] = [cutOf('recency'), cutOf('frequency'), cutOf('money')];
  return r === null || f === null || m === null ? null : { recency: r, frequency: f, money: m };
}

const scored = (first: number) => `5 - width_bucket(($1::date - d)::int8 - 1, $${first}::int8[]) AS r,
       1 + width_bucket(o - 1, $${first + 1}::int8[]) AS f, 1 + width_bucket(a - 1, $${first + 2}::int8[]) AS m`;
// PurchaseDay by memberId, the first column of its key. Whole numbers: one less than a value has exactly the cuts below it.
const moveClasses = statement(
  'segments.standing.classes',
  `WITH bought AS (${BOUGHT} WHERE p."memberId" = ANY($2::uuid[]) AND ${YEAR}
   ), scored AS (
     SELECT "memberId", ${scored(4)} FROM bought
   ), found AS (
     SELECT s."memberId", c.r, c.f, c.m, CASE WHEN c."memberId" IS NULL THEN CASE WHEN s."orders" > 0 THEN 'low' END
       ELSE CASE substr($7::text, ((c.r - 1) * 5 + c.f - 1) * 5 + c.m, 1) WHEN 'H' THEN 'high' WHEN 'P' THEN 'potential'
         WHEN 'A' THEN 'average' ELSE 'low' END END AS class
     FROM "MemberStats" s JOIN "Member" m ON m."id" = s."memberId" AND m."status" = 'active'
     LEFT JOIN scored c ON c."memberId" = s."memberId" LEFT JOIN "MemberStanding" t ON t."memberId" = s."memberId"
     WHERE s."memberId" = ANY($2::uuid[]) AND (c."memberId" IS NOT NULL OR s."orders" > 0 OR t."class" IS NOT NULL)
   ), moved AS (
     INSERT INTO "MemberStanding" AS t ("memberId", "recency", "frequency", "money", "class", "classSince")
     SELECT "memberId", r, f, m, class, CASE WHEN class IS NOT NULL THEN $3::timestamptz END FROM found ORDER BY "memberId"
     ON CONFLICT ("memberId") DO UPDATE SET "recency" = excluded."recency", "frequency" = excluded."frequency",
       "money" = excluded."money", "class" = excluded."class",
       "classSince" = CASE WHEN t."class" IS DISTINCT FROM excluded."class" THEN excluded."classSince" ELSE t."classSince" END
       WHERE (t."recency", t."frequency", t."money", t."class")
         IS DISTINCT FROM (excluded."recency", excluded."frequency", excluded."money", excluded."class")
     RETURNING "memberId", OLD."class" AS "from", NEW."class" AS "to"
   ), ${keptAndTold('class', '$3')}`,
  MovesRow,
);

/** What a round of values scores by. */
export type ValueRound = { readonly day: LocalDate; readonly at: Date; readonly cuts: Cuts; readonly map: string };

/** Finds scores and classes of members from the year before a local date, keeps each change of class and answers them. */
export const findClasses = async (
  db: Db,
  memberIds: readonly string[],
  { day, at, cuts, map }: ValueRound,
): Promise<StandingMoves> =>
  (await moveClasses(db, [day, memberIds, at, cuts.recency, cuts.frequency, cuts.money, map]))[0] ?? NOBODY;

const CellRow = z.object({
  recency: z.number(),
  frequency: z.number(),
  money: z.number(),
  held: z.string().nullable(),
  members: z.number(),
});

// One pass over the sales of a year, as the cuts; MemberStanding whole beside their sums.
const readCells = statement(
  'segments.standing.cells',
  `WITH bought AS (${BOUGHT} WHERE ${YEAR}), scored AS (SELECT "memberId", ${scored(2)} FROM bought)
   SELECT c.r::int4 AS "recency", c.f::int4 AS "frequency", c.m::int4 AS "money", t."class" AS "held", count(*) AS "members"
   FROM scored c LEFT JOIN "MemberStanding" t ON t."memberId" = c."memberId" GROUP BY 1, 2, 3, 4`,
  CellRow,
);

/** How many of those who bought in the year before a local date have which scores by some cuts, and which class now. */
export const rehearsedCells = async (
  db: Db,
  day: LocalDate,
  cuts: Cuts,
): Promise<(Scores & { readonly held: ValueClass | null; readonly members: number })[]> =>
  (await readCells(db, [day, cuts.recency, cuts.frequency, cuts.money])).map((row) => ({
    ...row,
    held: row.held as ValueClass | null,
  }));

// Every active member once, with one row of statistics by hash.
const readStages = statement(
  'segments.standing.stages.rehearsed',
  `WITH known AS (
     SELECT ${whole('m."registeredAt"', '$1')} AS age,
       ${whole('coalesce(greatest(s."lastOrderAt", s."lastActAt"), m."registeredAt")', '$1')} AS idle
     FROM "Member" m LEFT JOIN "MemberStats" s ON s."memberId" = m."id" WHERE m."status" = 'active'
   )
   SELECT ${stageBy(2)} AS "from", ${stageBy(6)} AS "to", count(*) AS "members" FROM known GROUP BY 1, 2`,
  z.object({ from: z.enum(LIFECYCLES), to: z.enum(LIFECYCLES), members: z.number() }),
);

/** How many active members are in which stage at an instant by the edges that count, and by those that are tried (C7). */
export const rehearsedStages = (db: Db, at: Date, counts: StageDays, tried: StageDays) =>
  readStages(db, [at, ...daysOf(counts), ...daysOf(tried)]);

const daysOf = ({ newDays, silentDays, dormantDays, lostDays }: StageDays): readonly number[] => [
  newDays,
  silentDays,
  dormantDays,
  lostDays,
];
