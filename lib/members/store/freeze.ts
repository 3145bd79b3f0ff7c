import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

// Primary key.
const lockStatus = statement(
  'members.freeze.lock',
  'SELECT "status", "frozenReason" FROM "Member" WHERE "id" = $1::uuid FOR NO KEY UPDATE',
  z.object({ status: z.string(), frozenReason: z.string().nullable() }),
);
// Primary key; the row is locked already.
const writeStatus = execution(
  'members.freeze.save',
  `UPDATE "Member" SET "status" = $2, "frozenReason" = $3, "frozenAt" = $4, "updatedAt" = now() WHERE "id" = $1::uuid`,
);

/** What a member is, locked until the transaction ends. */
export const statusForUpdate = async (db: Db, memberId: string) => (await lockStatus(db, [memberId]))[0] ?? null;

/** Freezes a locked member for a reason, or (null) lets him go on. */
export const saveFrozen = (
  db: Db,
  memberId: string,
  frozen: { readonly reason: string; readonly at: Date } | null,
): Promise<number> =>
  writeStatus(db, [memberId, frozen === null ? 'active' : 'frozen', frozen?.reason ?? null, frozen?.at ?? null]);
