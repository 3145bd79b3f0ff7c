import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// A scan of a small table: one narrow row for each batch.
const readDue = statement(
  'coupons.marks.batches',
  `SELECT s."batchId", b."state" = 'voided' AS "isVoided", b."voidedWhy" FROM "CouponStock" s JOIN "CouponBatch" b ON b."id" = s."batchId"
   WHERE s."issued" > s."used" + s."expired" + s."voided" ORDER BY s."batchId"`,
  z.object({ batchId: z.string(), isVoided: z.boolean(), voidedWhy: z.string().nullable() }),
);
// Partial index Coupon_due; what somebody is at is left for the next run.
const markEnded = execution(
  'coupons.marks.ended',
  `WITH due AS (SELECT "memberId", "id" FROM "Coupon" WHERE "batchId" = $1 AND "state" = 'CLAIMED' AND "endsAt" <= $2
     ORDER BY "endsAt" LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
   UPDATE "Coupon" c SET "state" = 'EXPIRED', "orderId" = NULL FROM due WHERE c."memberId" = due."memberId" AND c."id" = due."id"`,
);
// Partial index Coupon_due.
const markVoided = execution(
  'coupons.marks.voided',
  `WITH due AS (SELECT "memberId", "id" FROM "Coupon" WHERE "batchId" = $1 AND "state" = 'CLAIMED'
     ORDER BY "endsAt" LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
   UPDATE "Coupon" c SET "state" = 'VOIDED', "voidedAt" = $2, "voidedWhy" = $4 FROM due WHERE c."memberId" = due."memberId" AND c."id" = due."id"`,
);
// Of one batch those that were issued in a time, or under keys that begin so.
const MEANT = (
  first: number,
) => `($${first}::timestamptz IS NULL OR "issuedAt" >= $${first}) AND ($${first + 1}::timestamptz IS NULL OR "issuedAt" < $${first + 1})
     AND ($${first + 2}::text IS NULL OR starts_with("claimKey", $${first + 2}))`;
// Partial index Coupon_due; what somebody is at is left for the next chunk.
const endUnused = statement(
  'coupons.marks.unused',
  `WITH due AS (SELECT "memberId", "id" FROM "Coupon" WHERE "batchId" = $1 AND "state" = 'CLAIMED' AND "endsAt" > $2 AND ${MEANT(6)}
     ORDER BY "endsAt" LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED)
   UPDATE "Coupon" c SET "state" = $4, "endsAt" = CASE $4 WHEN 'EXPIRED' THEN $2 ELSE c."endsAt" END,
     "voidedAt" = CASE $4 WHEN 'VOIDED' THEN $2 END, "voidedWhy" = CASE $4 WHEN 'VOIDED' THEN $5 END
   FROM due WHERE c."memberId" = due."memberId" AND c."id" = due."id" RETURNING c."memberId"`,
  z.object({ memberId: z.string() }),
);
// Partial index Coupon_due.
const findUnused = statement(
  'coupons.marks.unused.any',
  `SELECT 1 AS "one" FROM "Coupon" WHERE "batchId" = $1 AND "state" = 'CLAIMED' AND "endsAt" > $2 AND ${MEANT(3)} LIMIT 1`,
  z.object({ one: z.number() }),
);
// Partial index CouponCode_open.
const markCodes = execution(
  'coupons.marks.codes',
  `UPDATE "CouponCode" c SET "state" = 'voided' WHERE c."hash" IN (SELECT "hash" FROM "CouponCode" WHERE "batchId" = $1 AND "state" = 'open'
     LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED)`,
);
// Partial index Coupon_due.
const countEnded = statement(
  'coupons.marks.count',
  `SELECT count(*) AS "copies" FROM "Coupon" WHERE "batchId" = $1 AND "state" = 'CLAIMED' AND "endsAt" <= $2`,
  z.object({ copies: z.number() }),
);

/** The batches of which some copy may still be good. */
export const batchesToMark = (db: Db) => readDue(db, []);

/** Marks copies of a batch that have ended; answers how many. */
export const markEndedCopies = (db: Db, batchId: string, now: Date, limit: number): Promise<number> =>
  markEnded(db, [batchId, now, limit]);

/** Marks copies of a voided batch; answers how many. */
export const markVoidedCopies = (db: Db, batchId: string, now: Date, limit: number, why: string): Promise<number> =>
  markVoided(db, [batchId, now, limit, why]);

/** Which copies of a batch are meant: those issued in a time, half-open, or those whose keys begin so. */
export type CopiesMeant = { readonly from: Date; readonly to: Date } | { readonly key: string };

const valuesOf = (of: CopiesMeant): readonly unknown[] => ('key' in of ? [null, null, of.key] : [of.from, of.to, null]);

/** Ends copies that nobody has used; answers whose they were, one for each copy. */
export const endUnusedCopies = async (
  db: Db,
  batchId: string,
  of: CopiesMeant,
  {
    state,
    now,
    limit,
    why,
  }: { readonly state: 'EXPIRED' | 'VOIDED'; readonly now: Date; readonly limit: number; readonly why: string },
): Promise<string[]> =>
  (await endUnused(db, [batchId, now, limit, state, why, ...valuesOf(of)])).map(({ memberId }) => memberId);

/** Whether any of these copies could still be used. */
export const hasUnused = async (db: Db, batchId: string, of: CopiesMeant, now: Date): Promise<boolean> =>
  (await findUnused(db, [batchId, now, ...valuesOf(of)])).length > 0;

/** Marks open codes of a voided batch; answers how many. */
export const markVoidedCodes = (db: Db, batchId: string, limit: number): Promise<number> =>
  markCodes(db, [batchId, limit]);

/** How many copies of a batch have ended and are not marked yet. */
export const endedUnmarked = async (db: Db, batchId: string, now: Date): Promise<number> =>
  (await countEnded(db, [batchId, now]))[0]?.copies ?? 0;
