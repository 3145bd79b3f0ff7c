import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** The copies that came to a member with a merge, as its record keeps them. */
export const CarriedCopiesSchema = z.object({ copies: z.array(z.string()) });

/** The copies that came to a member with a merge. */
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
// Index on memberId; who waits for the same batch waits once.
const moveWishes = execution(
  'coupons.merge.wishes',
  `WITH gone AS (DELETE FROM "CouponWish" WHERE "memberId" = $1::uuid RETURNING "batchId", "had", "at", "dueAt")
   INSERT INTO "CouponWish" ("batchId", "memberId", "had", "at", "dueAt") SELECT "batchId", $2::uuid, "had", "at", "dueAt" FROM gone
   ON CONFLICT DO NOTHING`,
);

/** Gives all copies and wishes of one locked member to another, with their codes; whoever counts copies counts them together (4.E, N13). */
export async function mergeCopies(db: Db, from: string, to: string): Promise<CarriedCopies> {
  const copies = (await moveAll(db, [from, to])).map(({ id }) => id);
  if (copies.length > 0) await moveCodes(db, [from, to, copies]);
  await moveWishes(db, [from, to]);
  return { copies };
}

/** Gives the copies that came with a merge back, but for those used since or held by an order; wishes stay. */
export async function splitCopies(
  db: Db,
  from: string,
  to: string,
  { copies }: CarriedCopies,
  mergedAt: Date,
): Promise<void> {
  if (copies.length === 0) return;
  const back = (await moveBack(db, [from, to, copies, mergedAt])).map(({ id }) => id);
  await moveCodes(db, [from, to, back]);
}
