import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

/** The grants that came to a member with a merge, as its record keeps them. */
export const CarriedGrantsSchema = z.array(z.string());

// Primary key (memberId, id) by its first column; unique (memberId, benefit, grantKey). Both may have got the same: the
// second keeps whose it was in its key, so that the undoing gives it back as it was.
const moveAll = statement(
  'benefits.merge.grants',
  `UPDATE "BenefitGrant" g SET "memberId" = $2::uuid, "grantKey" = CASE WHEN EXISTS (
       SELECT FROM "BenefitGrant" o WHERE o."memberId" = $2::uuid AND o."benefit" = g."benefit" AND o."grantKey" = g."grantKey"
     ) THEN g."grantKey" || ' of ' || $1::uuid::text ELSE g."grantKey" END
   WHERE g."memberId" = $1::uuid RETURNING g."id"`,
  z.object({ id: z.string() }),
);
// Primary key (memberId, grantId, source) by its first columns.
const moveUses = execution(
  'benefits.merge.uses',
  'UPDATE "BenefitUse" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "grantId" = ANY($3::uuid[])',
);
// Primary keys; a grant that was used since, or that an order holds, stays where it is.
const moveBack = statement(
  'benefits.split.grants',
  `UPDATE "BenefitGrant" g SET "memberId" = $2::uuid, "grantKey" = replace(g."grantKey", ' of ' || $2::uuid::text, '')
   WHERE g."memberId" = $1::uuid AND g."id" = ANY($3::uuid[]) AND NOT EXISTS (
     SELECT FROM "BenefitUse" u WHERE u."memberId" = $1::uuid AND u."grantId" = g."id"
       AND (u."state" = 'held' OR u."state" = 'used' AND u."at" >= $4::timestamptz))
   RETURNING g."id"`,
  z.object({ id: z.string() }),
);

// Primary key (memberId, grantId, source) by its first columns.
const moveExchanges = execution(
  'benefits.merge.exchanges',
  'UPDATE "BenefitExchange" SET "memberId" = $2::uuid WHERE "memberId" = $1::uuid AND "grantId" = ANY($3::uuid[])',
);

/** Gives all grants of one locked member to another, with their uses (N13); answers which. */
export async function mergeGrants(db: Db, from: string, to: string): Promise<string[]> {
  const grants = (await moveAll(db, [from, to])).map(({ id }) => id);
  if (grants.length > 0) await moveAlong(db, [from, to, grants]);
  return grants;
}

/** Gives the grants that came with a merge back with their uses, but for those used since or held by an order. */
export async function splitGrants(
  db: Db,
  from: string,
  to: string,
  grants: readonly string[],
  mergedAt: Date,
): Promise<void> {
  if (grants.length === 0) return;
  const back = (await moveBack(db, [from, to, grants, mergedAt])).map(({ id }) => id);
  if (back.length > 0) await moveAlong(db, [from, to, back]);
}

/** What was done with grants goes where they go. */
async function moveAlong(db: Db, moved: readonly [string, string, readonly string[]]): Promise<void> {
  await moveUses(db, moved);
  await moveExchanges(db, moved);
}
