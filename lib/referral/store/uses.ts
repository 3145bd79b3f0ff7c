import 'server-only';
import { z } from 'zod';
import { ownIdsOf } from '@/lib/members';
import { type Db, execution, statement } from '@/lib/platform/db';

/** What is counted for a member in a local period. */
export type Counted = 'rewarded' | 'boosts' | 'helps';

// Primary key; the row is locked by its own update, so that the last place goes to one alone.
const take = execution(
  'referral.use.take',
  `INSERT INTO "ReferralUse" AS u ("memberId", "what", "period", "used") VALUES ($1, $2, $3, 1)
   ON CONFLICT ("memberId", "what", "period") DO UPDATE SET "used" = u."used" + 1 WHERE u."used" < $4`,
);
// Primary keys: his own row before those of whoever was merged into him.
const giveBack = execution(
  'referral.use.return',
  `UPDATE "ReferralUse" u SET "used" = u."used" - 1 FROM (
     SELECT "memberId" FROM "ReferralUse" WHERE "memberId" = ANY($4::uuid[]) AND "what" = $2 AND "period" = $3 AND "used" > 0
     ORDER BY "memberId" = $1::uuid DESC, "memberId" LIMIT 1) own
   WHERE u."memberId" = own."memberId" AND u."what" = $2 AND u."period" = $3 AND u."used" > 0`,
);
// Primary key.
const readUsed = statement(
  'referral.use.read',
  `SELECT coalesce(sum("used"), 0)::int AS "used" FROM "ReferralUse" WHERE "memberId" = ANY($1::uuid[]) AND "what" = $2 AND "period" = $3`,
  z.object({ used: z.number() }),
);

/** One period of a member. */
export type UsePeriod = { readonly memberId: string; readonly what: Counted; readonly period: string };

/** How many were taken in a period by a member, under his own id and those that were merged into him (4.E.4). */
export const usedOf = async (db: Db, { memberId, what, period }: UsePeriod): Promise<number> =>
  (await readUsed(db, [await ownIdsOf(db, memberId), what, period]))[0]?.used ?? 0;

/** Takes one of so many in a period; false when there is none left (4.E). Nobody takes under an id that was merged. */
export async function takeUse(db: Db, { memberId, what, period }: UsePeriod, limit: number): Promise<boolean> {
  const merged = (await ownIdsOf(db, memberId)).filter((id) => id !== memberId);
  const taken = merged.length === 0 ? 0 : ((await readUsed(db, [merged, what, period]))[0]?.used ?? 0);
  return taken < limit && (await take(db, [memberId, what, period, limit - taken])) === 1;
}

/** Gives one back. */
export const returnUse = async (db: Db, { memberId, what, period }: UsePeriod): Promise<void> => {
  await giveBack(db, [memberId, what, period, await ownIdsOf(db, memberId)]);
};
