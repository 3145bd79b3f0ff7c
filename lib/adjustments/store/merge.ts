import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// A scan of a small table, once per merge. What was changed of either counts for both together (4.A.12); it only limits,
// so it is not taken off again.
const addUses = execution(
  'adjustments.merge.uses',
  `INSERT INTO "AdjustmentUse" AS u ("actor", "asset", "day", "memberId", "count", "amount")
   SELECT "actor", "asset", "day", $2::uuid, "count", "amount" FROM "AdjustmentUse" WHERE "memberId" = $1::uuid
   ON CONFLICT ("actor", "asset", "day", "memberId") DO UPDATE SET "count" = u."count" + excluded."count",
     "amount" = u."amount" + excluded."amount"`,
);
// A scan of a small table, once per merge.
const shareOwn = statement(
  'adjustments.merge.own',
  `INSERT INTO "OwnMember" ("staffId", "memberId", "createdAt") SELECT "staffId", $2::uuid, "createdAt" FROM "OwnMember" WHERE "memberId" = $1::uuid
   ON CONFLICT DO NOTHING RETURNING "staffId"`,
  z.object({ staffId: z.string() }),
);
// Primary key (staffId, memberId).
const unshareOwn = execution(
  'adjustments.split.own',
  'DELETE FROM "OwnMember" WHERE "memberId" = $1::uuid AND "staffId" = ANY($2::uuid[])',
);

/** Counts what was changed of a merged member by hand for the survivor too, and binds whoever declared him his own. */
export async function mergeHands(db: Db, from: string, to: string): Promise<string[]> {
  await addUses(db, [from, to]);
  return (await shareOwn(db, [from, to])).map(({ staffId }) => staffId);
}

/** Frees those whom only the merge had bound. */
export const splitHands = (db: Db, memberId: string, staffIds: readonly string[]): Promise<number> =>
  unshareOwn(db, [memberId, staffIds]);
