import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { CodePurpose } from '../rules/sign-in';

const CodeRow = z.object({
  id: z.string(),
  codeHash: z.string(),
  expiresAt: z.date(),
  tries: z.number(),
  usedAt: z.date().nullable(),
});

// Index on (mobileHash, createdAt): the newest code only; an older one is worth nothing any more.
const lockNewest = statement(
  'members.code.lock',
  `SELECT "id", "codeHash", "expiresAt", "tries", "usedAt" FROM "SignInCode"
   WHERE "mobileHash" = $1 AND "purpose" = $2 ORDER BY "createdAt" DESC, "id" DESC LIMIT 1 FOR UPDATE`,
  CodeRow,
);
const insertCode = execution(
  'members.code.insert',
  `INSERT INTO "SignInCode" ("id", "mobileHash", "codeHash", "purpose", "createdAt", "expiresAt")
   VALUES ($1::uuid, $2, $3, $4, $5::timestamptz, $6::timestamptz)`,
);
const updateCode = execution(
  'members.code.update',
  'UPDATE "SignInCode" SET "tries" = "tries" + 1, "usedAt" = $2::timestamptz WHERE "id" = $1::uuid',
);
const deleteOld = execution('members.code.sweep', 'DELETE FROM "SignInCode" WHERE "expiresAt" < $1::timestamptz');

/** The newest code sent to a mobile for a purpose, locked until the end of the transaction, or null. */
export async function newestCodeForUpdate(db: Db, mobileHash: string, purpose: CodePurpose) {
  return (await lockNewest(db, [mobileHash, purpose]))[0] ?? null;
}

/** Keeps a code that is about to be sent. */
export async function saveCode(
  db: Db,
  row: { id: string; mobileHash: string; codeHash: string; purpose: CodePurpose; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await insertCode(db, [row.id, row.mobileHash, row.codeHash, row.purpose, row.createdAt, row.expiresAt]);
}

/** Counts one try of a code, and its use when it was taken. */
export async function saveTry(db: Db, id: string, usedAt: Date | null): Promise<void> {
  await updateCode(db, [id, usedAt]);
}

/** Deletes codes that ended before the instant; for the worker. */
export const sweepCodes = (db: Db, before: Date): Promise<number> => deleteOld(db, [before]);

const SecretsRow = z.object({ id: z.string(), passwordHash: z.string().nullable(), mobile: z.string().nullable() });

// Primary keys of MemberMobile and Member.
const readByMobile = statement(
  'members.secrets.byMobile',
  `SELECT m."id", m."passwordHash", m."mobile" FROM "MemberMobile" k JOIN "Member" m ON m."id" = k."memberId"
   WHERE k."mobileHash" = $1`,
  SecretsRow,
);
const readById = statement(
  'members.secrets.byId',
  'SELECT "id", "passwordHash", "mobile" FROM "Member" WHERE "id" = $1::uuid',
  SecretsRow,
);
const setHash = execution('members.password', 'UPDATE "Member" SET "passwordHash" = $2 WHERE "id" = $1::uuid');

/** What a sign-in by password is checked against, or null when the mobile is nobody's. */
export const secretsByMobile = async (db: Db, mobileHash: string): Promise<z.output<typeof SecretsRow> | null> =>
  (await readByMobile(db, [mobileHash]))[0] ?? null;

/** The same, of a member who is signed in. */
export const secretsById = async (db: Db, memberId: string): Promise<z.output<typeof SecretsRow> | null> =>
  (await readById(db, [memberId]))[0] ?? null;

/** Replaces the password's hash. */
export async function savePasswordHash(db: Db, memberId: string, passwordHash: string): Promise<void> {
  await setHash(db, [memberId, passwordHash]);
}
