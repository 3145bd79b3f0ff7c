import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Partial index BenefitGrant_open; primary key (memberId, id) for what he had of it before. What a period brings again is
// no news, and neither is what he fetched himself.
const readUnlocked = statement(
  'benefits.unlocked',
  `SELECT g."id" FROM "BenefitGrant" g
   WHERE g."memberId" = $1 AND g."voidedAt" IS NULL AND (g."endsAt" IS NULL OR g."endsAt" > $2) AND g."seenAt" IS NULL
     AND g."source" NOT IN ('claim', 'exchange')
     AND (g."source" <> 'period' OR NOT EXISTS (
       SELECT FROM "BenefitGrant" o WHERE o."memberId" = g."memberId" AND o."benefit" = g."benefit" AND o."id" < g."id"))
   ORDER BY g."id"`,
  z.object({ id: z.string() }),
);
// Primary key; what was seen before keeps its time.
const writeSeen = execution(
  'benefits.seen',
  `UPDATE "BenefitGrant" SET "seenAt" = $3 WHERE "memberId" = $1 AND "id" = ANY($2::uuid[]) AND "seenAt" IS NULL`,
);

/** The open grants of a member that are news to him: benefits he did not have before, and what came by itself (S3-6.2). */
export const unlockedGrants = async (db: Db, memberId: string, now: Date): Promise<ReadonlySet<string>> =>
  new Set((await readUnlocked(db, [memberId, now])).map(({ id }) => id));

/** Marks grants of a member as shown to him; answers how many were not before. */
export const markSeen = (db: Db, memberId: string, ids: readonly string[], now: Date): Promise<number> =>
  writeSeen(db, [memberId, ids, now]);
