import 'server-only';
import { type Db, execution, turned, unnest } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import { computeDone } from '../rules/progress';
import { daySums, progressOf } from './progress';
import { taskBook, termsOfVersion } from './versions';

const EVER_SINCE = new Date(0);

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

// Primary key (memberId, task, period): both had the reward of a period, or one of them: then it was had, and taken back
// where it was.
const joinClaims = execution(
  'tasks.merge.claims',
  `UPDATE "TaskProgress" t SET "claimedAt" = o."claimedAt", "takenAt" = o."takenAt", "version" = o."version"
   FROM "TaskProgress" o WHERE t."memberId" = $2::uuid AND o."memberId" = $1::uuid AND o."task" = t."task"
     AND o."period" = t."period" AND o."claimedAt" IS NOT NULL AND t."claimedAt" IS NULL`,
);
const DONE = { memberId: 'uuid', task: 'text', period: 'text', done: 'int8' } as const;
// Primary key.
const writeDone = execution(
  'tasks.merge.done',
  `UPDATE "TaskProgress" p SET "done" = n.d FROM ${unnest(DONE)} AS n(m, k, p, d)
   WHERE p."memberId" = n.m AND p."task" = n.k AND p."period" = n.p AND p."done" <> n.d`,
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

/** How far a locked member is by what counted, each day cut to what it may bring (computeDone). */
async function recount(db: Db, memberId: string): Promise<void> {
  const [book, rows] = [await taskBook(db, await program(db)), await progressOf(db, [memberId], EVER_SINCE)];
  const sums = Map.groupBy(await daySums(db, rows), ({ task, period }) => `${task}|${period}`);
  const done = rows.map(({ task, period, version }) => {
    const terms = termsOfVersion(book, task, version) ?? book.versions.get(task)?.[0]?.terms ?? null;
    return { memberId, task, period, done: computeDone(sums.get(`${task}|${period}`) ?? [], terms?.dailyMax ?? null) };
  });
  if (done.length > 0) await writeDone(db, turned(DONE, done));
}

/** Gives tasks and check-ins of one locked member to another (N13). */
export async function mergeTasks(db: Db, from: string, to: string): Promise<void> {
  for (const { carry } of TABLES) await carry(db, [from, to]);
  await joinClaims(db, [from, to]);
  await recount(db, to);
  await joinRuns(db, [to]);
}

/** Gives back what came with a merge; what was done since stays where it was done. */
export async function splitTasks(db: Db, from: string, to: string): Promise<void> {
  for (const { giveBack } of TABLES) await giveBack(db, [from, to]);
  for (const member of [from, to]) {
    await recount(db, member);
    await joinRuns(db, [member]);
  }
}
