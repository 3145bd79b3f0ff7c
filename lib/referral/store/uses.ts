import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** What is counted for a member in a local period. */
export type Counted = 'rewarded' | 'boosts' | 'helps';

// Primary key; the row is locked by its own update, so that the last place goes to one alone.
const take = execution(
  'referral.use.take',
  `INSERT INTO "ReferralUse" AS u ("memberId", "what", "period", "used") VALUES ($1, $2, $3, 1)
   ON CONFLICT ("memberId", "what", "period") DO UPDATE SET "used" = u."used" + 1 WHERE u."used" < $4`,
);
// Primary key.
const giveBack = execution(
  'referral.use.return',
  'UPDATE "ReferralUse" SET "used" = "used" - 1 WHERE "memberId" = $1 AND "what" = $2 AND "period" = $3 AND "used" > 0',
);
// Primary key.
const readUsed = statement(
  'referral.use.read',
  `SELECT coalesce(sum("used"), 0)::int AS "used" FROM "ReferralUse" WHERE "memberId" = ANY($1::uuid[]) AND "what" = $2 AND "period" = $3`,
  z.object({ used: z.number() }),
);

/** One period of a member. */
export type UsePeriod = { readonly memberId: string; readonly what: Counted; readonly period: string };

/** Takes one of so many in a period; false when there is none left (4.E). */
export const takeUse = async (db: Db, { memberId, what, period }: UsePeriod, limit: number): Promise<boolean> =>
  (await take(db, [memberId, what, period, limit])) === 1;

/** Gives one back. */
export const returnUse = async (db: Db, { memberId, what, period }: UsePeriod): Promise<void> => {
  await giveBack(db, [memberId, what, period]);
};

/** How many were taken under any of a member's ids. */
export const usedOf = async (db: Db, memberIds: readonly string[], what: Counted, period: string): Promise<number> =>
  (await readUsed(db, [memberIds, what, period]))[0]?.used ?? 0;
