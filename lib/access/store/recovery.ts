import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key (staffId, hash), which starts with staffId.
const forget = execution('access.recovery.forget', 'DELETE FROM "StaffRecoveryCode" WHERE "staffId" = $1::uuid');
const insert = execution(
  'access.recovery.insert',
  `INSERT INTO "StaffRecoveryCode" ("staffId", "hash") SELECT $1::uuid, h FROM unnest($2::text[]) AS n(h)`,
);
// Primary key; the condition is the guard: of two requests with one code exactly one takes it.
const take = execution(
  'access.recovery.take',
  `UPDATE "StaffRecoveryCode" SET "usedAt" = $3::timestamptz
   WHERE "staffId" = $1::uuid AND "hash" = $2 AND "usedAt" IS NULL`,
);
// Primary key by its first column.
const countLeft = statement(
  'access.recovery.left',
  `SELECT count(*)::int AS "left" FROM "StaffRecoveryCode" WHERE "staffId" = $1::uuid AND "usedAt" IS NULL`,
  z.object({ left: z.number() }),
);

/** Puts new codes in place of all that somebody has. */
export async function replaceRecoveryCodes(db: Db, staffId: string, hashes: readonly string[]): Promise<void> {
  await forget(db, [staffId]);
  await insert(db, [staffId, hashes]);
}

/** Forgets somebody's codes. */
export async function forgetRecoveryCodes(db: Db, staffId: string): Promise<void> {
  await forget(db, [staffId]);
}

/** Takes a code; false when it is none or was used before. */
export const takeRecoveryCode = async (db: Db, staffId: string, hash: string, at: Date): Promise<boolean> =>
  (await take(db, [staffId, hash, at])) === 1;

/** How many codes somebody has left. */
export const recoveryCodesLeft = async (db: Db, staffId: string): Promise<number> =>
  (await countLeft(db, [staffId]))[0]?.left ?? 0;
