import 'server-only';
import { z } from 'zod';
import { type Columns, type Db, execution, statement, turned, unnest } from '@/lib/platform/db';

const ClaimsRow = z.object({ batchId: z.string(), total: z.number(), day: z.string(), today: z.number() });

/** The copies and claims that came to a member with a merge, as its record keeps them. */
export const CarriedCopiesSchema = z.object({ copies: z.array(z.string()), claims: z.array(ClaimsRow) });

/** The copies and claims that came to a member with a merge. */
export type CarriedCopies = z.output<typeof CarriedCopiesSchema>;

// Primary key (memberId, id) by its first column; unique (memberId, batchId, claimKey). Both may have got a copy by one
// job: the second keeps whose it was in its key.
const moveAll = statement(
  'coupons.merge.copies',
  `UPDATE "Coupon" c SET "memberId" = $2::uuid, "claimKey" = CASE WHEN EXISTS (
       SELECT FROM "Coupon" o WHERE o."memberId" = $2::uuid AND o."batchId" = c."batchId" AND o."claimKey" = c."claimKey"
     ) THEN c."claimKey" || ' of ' || $1::uuid::text ELSE c."claimKey" END
   WHERE c."memberId" = $1::uuid RETURNING c."id"`,
  z.object({ id: z.string() }),
);
// Primary key.
const moveBack = statement(
  'coupons.split.copies',
  `UPDATE "Coupon" SET "memberId" = $2::uuid, "claimKey" = replace("claimKey", ' of ' || $2::uuid::text, '')
   WHERE "memberId" = $1::uuid AND "id" = ANY($3::uuid[]) AND "state" <> 'HELD'
     AND ("usedAt" IS NULL OR "usedAt" < $4::timestamptz) RETURNING "id"`,
  z.object({ id: z.string() }),
);
// Index on memberId.
const moveCodes = execution(
  'coupons.merge.codes',
  'UPDATE "CouponCode" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "couponId" = ANY($3::uuid[])',
);
// Primary key (memberId, batchId).
const addClaims = statement(
  'coupons.merge.claims',
  `WITH gone AS (
     DELETE FROM "CouponClaims" WHERE "memberId" = $1::uuid RETURNING "batchId", "total", "day", "today"
   ), added AS (
     INSERT INTO "CouponClaims" AS t ("memberId", "batchId", "total", "day", "today")
     SELECT $2::uuid, "batchId", "total", "day", "today" FROM gone
     ON CONFLICT ("memberId", "batchId") DO UPDATE SET "total" = t."total" + excluded."total", "day" = greatest(t."day", excluded."day"),
       "today" = CASE WHEN t."day" >= excluded."day" THEN t."today" ELSE 0 END + CASE WHEN excluded."day" >= t."day" THEN excluded."today" ELSE 0 END
   )
   SELECT "batchId", "total", "day", "today" FROM gone ORDER BY 1`,
  ClaimsRow,
);
const CLAIMS: Columns<z.output<typeof ClaimsRow>> = { batchId: 'uuid', total: 'int4', day: 'text', today: 'int4' };
// Primary key (memberId, batchId).
const lessClaims = execution(
  'coupons.split.claims',
  `WITH back AS (SELECT * FROM ${unnest(CLAIMS, 3)} AS w(b, t, d, n)), less AS (
     UPDATE "CouponClaims" c SET "total" = c."total" - back.t, "today" = CASE WHEN c."day" = back.d THEN greatest(0, c."today" - back.n) ELSE c."today" END
     FROM back WHERE c."memberId" = $1::uuid AND c."batchId" = back.b AND c."total" > back.t
   ), gone AS (
     DELETE FROM "CouponClaims" c USING back WHERE c."memberId" = $1::uuid AND c."batchId" = back.b AND c."total" <= back.t
   )
   INSERT INTO "CouponClaims" ("memberId", "batchId", "total", "day", "today") SELECT $2::uuid, b, t, d, n FROM back
   ON CONFLICT ("memberId", "batchId") DO NOTHING`,
);

/** Gives all copies of one locked member to another, with their codes, and counts both claims together (4.E, N13). */
export async function mergeCopies(db: Db, from: string, to: string): Promise<CarriedCopies> {
  const copies = (await moveAll(db, [from, to])).map(({ id }) => id);
  if (copies.length > 0) await moveCodes(db, [from, to, copies]);
  return { copies, claims: await addClaims(db, [from, to]) };
}

/** Gives the copies that came with a merge back, but for those used since or held by an order, and what was counted with them. */
export async function splitCopies(
  db: Db,
  from: string,
  to: string,
  { copies, claims }: CarriedCopies,
  mergedAt: Date,
): Promise<void> {
  if (copies.length > 0) {
    const back = (await moveBack(db, [from, to, copies, mergedAt])).map(({ id }) => id);
    await moveCodes(db, [from, to, back]);
  }
  if (claims.length > 0) await lessClaims(db, [from, to, ...turned(CLAIMS, claims)]);
}
