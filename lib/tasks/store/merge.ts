import 'server-only';
import { type Db, execution } from '@/lib/platform/db';

// Each by its primary key, memberId first. What the survivor has himself stays with the absorbed: a day or a source that
// both have is one. Rows that come remember whose they were, so that the undoing gives exactly them back (N13).
const moved = (table: string, key: readonly string[]) => {
  const same = key.map((name) => `o."${name}" = t."${name}"`).join(' AND ');
  return {
    carry: execution(
      `tasks.merge.${table}`,
      `UPDATE "${table}" t SET "memberId" = $2::uuid, "carriedFrom" = $1::uuid WHERE t."memberId" = $1::uuid
       AND NOT EXISTS (SELECT FROM "${table}" o WHERE o."memberId" = $2::uuid AND ${same})`,
    ),
    giveBack: execution(
      `tasks.split.${table}`,
      `UPDATE "${table}" SET "memberId" = $2::uuid, "carriedFrom" = NULL WHERE "memberId" = $1::uuid AND "carriedFrom" = $2::uuid`,
    ),
  };
};

const TABLES = [
  moved('TaskTick', ['task', 'source']),
  moved('TaskProgress', ['task', 'period']),
  moved('CheckIn', ['day']),
  moved('CheckInPrize', ['day', 'length']),
];

// Primary key (memberId, task, period): both had the reward of a period, or one of them: then it was had.
const joinClaims = execution(
  'tasks.merge.claims',
  `UPDATE "TaskProgress" t SET "claimedAt" = o."claimedAt", "version" = o."version"
   FROM "TaskProgress" o WHERE t."memberId" = $2::uuid AND o."memberId" = $1::uuid AND o."task" = t."task"
     AND o."period" = t."period" AND o."claimedAt" IS NOT NULL AND t."claimedAt" IS NULL`,
);
// Primary key (memberId, task, period) and index (memberId, task, period) of what counted; days that a limit cuts are
// summed as they are: the next thing that counts there cuts them again.
const recount = execution(
  'tasks.merge.recount',
  `UPDATE "TaskProgress" p SET "done" = greatest(0, coalesce((SELECT sum(t."amount") FROM "TaskTick" t
     WHERE t."memberId" = p."memberId" AND t."task" = p."task" AND t."period" = p."period"), 0))
   WHERE p."memberId" = $1::uuid`,
);
// Primary key (memberId, day) by its first column: days less their number within the member are the same in one run.
const joinRuns = execution(
  'tasks.merge.runs',
  `UPDATE "CheckIn" c SET "runFrom" = r."from" FROM (
     SELECT "memberId", "day", min("day") OVER (PARTITION BY "island") AS "from" FROM (
       SELECT "memberId", "day", "day"::date - (row_number() OVER (ORDER BY "day"))::int AS "island"
       FROM "CheckIn" WHERE "memberId" = $1::uuid) d) r
   WHERE c."memberId" = r."memberId" AND c."day" = r."day" AND c."runFrom" <> r."from"`,
);

/** Gives tasks and check-ins of one locked member to another (N13). */
export async function mergeTasks(db: Db, from: string, to: string): Promise<void> {
  for (const { carry } of TABLES) await carry(db, [from, to]);
  await joinClaims(db, [from, to]);
  await recount(db, [to]);
  await joinRuns(db, [to]);
}

/** Gives back what came with a merge; what was done since stays where it was done. */
export async function splitTasks(db: Db, from: string, to: string): Promise<void> {
  for (const { giveBack } of TABLES) await giveBack(db, [from, to]);
  for (const member of [from, to]) {
    await recount(db, [member]);
    await joinRuns(db, [member]);
  }
}
