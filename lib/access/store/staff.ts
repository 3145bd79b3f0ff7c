import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';
import type { Attempts } from '../rules/lock-out';
import type { RoleGrant } from '../rules/scope';

const GrantJson = z.array(
  z.object({ role: z.string(), regionId: z.string().nullable(), storeId: z.string().nullable() }),
);
const GRANTS = `COALESCE((SELECT json_agg(json_build_object('role', r."role", 'regionId', r."regionId", 'storeId', r."storeId")
  ORDER BY r."role", r."scope") FROM "StaffRole" r WHERE r."staffId" = s."id"), '[]')`;

const StaffRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  disabledAt: z.date().nullable(),
  demo: z.boolean(),
  createdAt: z.date(),
  totpEnrolledAt: z.date().nullable(),
  lockedUntil: z.date().nullable(),
  grants: GrantJson,
});

/** A member of staff as the back office shows him; never his secrets. */
export type StaffRecord = z.output<typeof StaffRow>;

const STAFF = `SELECT s."id", s."email", s."name", s."disabledAt", s."demo", s."createdAt", s."totpEnrolledAt",
  s."lockedUntil", ${GRANTS} AS "grants" FROM "Staff" s`;

const CredentialsRow = z.object({
  id: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  totpSecret: z.string().nullable(),
  totpEnrolledAt: z.date().nullable(),
  failedAttempts: z.number(),
  lockedUntil: z.date().nullable(),
  lockouts: z.number(),
  disabledAt: z.date().nullable(),
});

/** What a sign-in is checked against. */
export type StaffCredentials = z.output<typeof CredentialsRow>;

const CREDENTIALS = `SELECT "id", "name", "passwordHash", "totpSecret", "totpEnrolledAt", "failedAttempts", "lockedUntil",
  "lockouts", "disabledAt" FROM "Staff"`;

// By primary key; roles by the primary key of StaffRole, which starts with staffId.
const readById = statement('access.staff.byId', `${STAFF} WHERE s."id" = $1::uuid`, StaffRow);
// Some dozens of rows: the whole table is read.
const readAll = statement('access.staff.all', `${STAFF} ORDER BY s."disabledAt" NULLS FIRST, s."email"`, StaffRow);
// Unique index on email.
const lockByEmail = statement('access.staff.lock', `${CREDENTIALS} WHERE "email" = $1 FOR UPDATE`, CredentialsRow);
const readCredentials = statement('access.staff.credentials', `${CREDENTIALS} WHERE "id" = $1::uuid`, CredentialsRow);

/** The member of staff behind an id, or null. */
export async function staffById(db: Db, id: string): Promise<StaffRecord | null> {
  return (await readById(db, [id]))[0] ?? null;
}

/** Everybody, the active ones first. */
export const allStaff = (db: Db): Promise<StaffRecord[]> => readAll(db, []);

// Primary key.
const readNames = statement(
  'access.staff.names',
  'SELECT "id", "name" FROM "Staff" WHERE "id" = ANY($1::uuid[])',
  z.object({ id: z.string(), name: z.string() }),
);

// Index on role.
const readWithRoles = statement(
  'access.staff.withRoles',
  `SELECT DISTINCT s."id" FROM "StaffRole" r JOIN "Staff" s ON s."id" = r."staffId"
   WHERE r."role" = ANY($1::text[]) AND s."disabledAt" IS NULL ORDER BY s."id"`,
  z.object({ id: z.string() }),
);

/** Those who hold one of the roles and still work. */
export const idsWithRoles = (db: Db, roles: readonly string[]): Promise<{ id: string }[]> => readWithRoles(db, [roles]);

/** The names of members of staff. */
export const namesOfStaff = (db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  readNames(db, [ids]);

/** The credentials behind an e-mail, locked until the end of the transaction, or null. */
export async function credentialsForUpdate(db: Db, email: string): Promise<StaffCredentials | null> {
  return (await lockByEmail(db, [email]))[0] ?? null;
}

/** The credentials behind an id, or null. */
export async function credentialsById(db: Db, id: string): Promise<StaffCredentials | null> {
  return (await readCredentials(db, [id]))[0] ?? null;
}

const updateAttempts = execution(
  'access.staff.attempts',
  'UPDATE "Staff" SET "failedAttempts" = $2, "lockedUntil" = $3::timestamptz, "lockouts" = $4 WHERE "id" = $1::uuid',
);

/** Remembers the attempts of an account. */
export async function saveAttempts(db: Db, id: string, attempts: Attempts): Promise<void> {
  await updateAttempts(db, [id, attempts.failedAttempts, attempts.lockedUntil, attempts.lockouts]);
}

const giveAttemptBack = execution(
  'access.staff.release',
  // A pause that stands now was begun by this very attempt: no attempt is let through while another stands.
  `UPDATE "Staff" SET "failedAttempts" = GREATEST("failedAttempts" - 1, 0), "lockedUntil" = NULL,
     "lockouts" = GREATEST("lockouts" - ("lockedUntil" IS NOT NULL)::int, 0) WHERE "id" = $1::uuid`,
);

/** Gives one attempt back that was counted and turned out to be neither a success nor a failure. */
export async function releaseAttempt(db: Db, id: string): Promise<void> {
  await giveAttemptBack(db, [id]);
}

const insertStaff = execution(
  'access.staff.insert',
  `INSERT INTO "Staff" ("id", "email", "name", "passwordHash", "demo", "createdAt")
   VALUES ($1::uuid, $2, $3, $4, $5, $6::timestamptz) ON CONFLICT ("email") DO NOTHING`,
);

/** Inserts a member of staff; false when the e-mail is already somebody's. */
export async function insertStaffRow(
  db: Db,
  row: { id: string; email: string; name: string; passwordHash: string; demo: boolean; createdAt: Date },
): Promise<boolean> {
  return (await insertStaff(db, [row.id, row.email, row.name, row.passwordHash, row.demo, row.createdAt])) === 1;
}

// Primary key; two who set the roles of one person follow each other, so that the sets are not added up.
const lockStaff = execution('access.staff.lockRow', 'SELECT 1 FROM "Staff" WHERE "id" = $1::uuid FOR UPDATE');
const deleteRoles = execution('access.roles.delete', 'DELETE FROM "StaffRole" WHERE "staffId" = $1::uuid');
const insertRoles = execution(
  'access.roles.insert',
  `INSERT INTO "StaffRole" ("staffId", "role", "scope", "regionId", "storeId")
   SELECT $1::uuid, role, scope, "regionId", "storeId"
   FROM unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[]) AS given(role, scope, "regionId", "storeId")`,
);

const ACCESS = 7_051_051;
const alone = execution('access.alone', `SELECT pg_advisory_xact_lock(${ACCESS})`);

/** Until the end of the transaction nobody else takes access away: of two who take it from each other, one is second. */
export async function changeAccessAlone(db: Db): Promise<void> {
  await alone(db, []);
}

/** Replaces all roles of a member of staff. */
export async function replaceRoles(
  db: Db,
  staffId: string,
  grants: readonly (RoleGrant & { readonly scope: string })[],
): Promise<void> {
  await lockStaff(db, [staffId]);
  await deleteRoles(db, [staffId]);
  await insertRoles(db, [
    staffId,
    grants.map((g) => g.role),
    grants.map((g) => g.scope),
    grants.map((g) => g.regionId),
    grants.map((g) => g.storeId),
  ]);
}

const setDisabled = execution(
  'access.staff.disable',
  'UPDATE "Staff" SET "disabledAt" = $2::timestamptz WHERE "id" = $1::uuid',
);

/** Disables a member of staff, or lets him work again with null. */
export async function saveDisabledAt(db: Db, id: string, at: Date | null): Promise<void> {
  await setDisabled(db, [id, at]);
}

const setPassword = execution('access.staff.password', 'UPDATE "Staff" SET "passwordHash" = $2 WHERE "id" = $1::uuid');

/** Replaces the password's hash. */
export async function savePasswordHash(db: Db, id: string, passwordHash: string): Promise<void> {
  await setPassword(db, [id, passwordHash]);
}
