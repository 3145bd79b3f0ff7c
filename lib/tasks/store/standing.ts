import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { type Db, statement } from '@/lib/platform/db';
import { CheckInRow, PrizeRow } from './check-ins';
import { ProgressRow } from './progress';

const When = z.coerce.date();
const StandingRow = z.object({
  days: z.array(CheckInRow.extend({ at: When })),
  prizes: z.array(PrizeRow),
  progress: z.array(
    ProgressRow.extend({
      endsAt: When.nullable(),
      completedAt: When.nullable(),
      claimedAt: When.nullable(),
      takenAt: When.nullable(),
    }),
  ),
});

/** Where one member stands with tasks: two days of checking in, what the running run gave, and how far he is. */
export type TaskStanding = z.output<typeof StandingRow>;

// Each by its primary key, which begins with the member: two days, the prizes since the run of the later one began, and
// what is not over for long.
const readStanding = statement(
  'tasks.standing',
  `WITH days AS (
     SELECT "memberId", "day", "at", "way", "points", "growth", "runFrom" FROM "CheckIn"
     WHERE "memberId" = $1 AND "day" = ANY(ARRAY[$2, $3]::text[])
   )
   SELECT coalesce((SELECT json_agg(d) FROM days d), '[]') AS days,
     coalesce((SELECT json_agg(p ORDER BY p."day") FROM (
       SELECT "memberId", "day", "length", "points", "cards" FROM "CheckInPrize"
       WHERE "memberId" = $1 AND "day" >= coalesce((SELECT "runFrom" FROM days ORDER BY "day" DESC LIMIT 1), $2)) p), '[]') AS prizes,
     coalesce((SELECT json_agg(t) FROM (
       SELECT "memberId", "task", "period", "done", "endsAt", "completedAt", "claimedAt", "takenAt", "version" FROM "TaskProgress"
       WHERE "memberId" = $1 AND ("endsAt" IS NULL OR "endsAt" > $4)) t), '[]') AS progress`,
  StandingRow,
);

/** All that the pages of one member ask, in one statement: they ask it once. */
export const standingOf = async (
  db: Db,
  memberId: string,
  { today, yesterday, endedAfter }: { readonly today: string; readonly yesterday: string; readonly endedAfter: Date },
): Promise<TaskStanding> =>
  must((await readStanding(db, [memberId, today, yesterday, endedAfter]))[0], 'one row for one member');
