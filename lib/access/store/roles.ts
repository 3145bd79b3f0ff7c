import 'server-only';
import { z } from 'zod';
import { isPermission } from '@/lib/kernel/permission';
import { type Db, execution, statement } from '@/lib/platform/db';
import { REACHES, type Role } from '../rules/roles';

const RoleRow = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  reach: z.enum(REACHES),
  // What a permission of before was called is none any more.
  permissions: z.array(z.string()).transform((list) => list.filter(isPermission)),
});

/** A role that the retailer made. */
export type CustomRole = z.output<typeof RoleRow> & Role;

const ROLE = 'SELECT "code", "nameZh", "nameEn", "reach", "permissions" FROM "CustomRole" WHERE "archivedAt" IS NULL';

// Primary key.
const readSome = statement('access.customRoles.some', `${ROLE} AND "code" = ANY($1::text[])`, RoleRow);
// Some dozens of rows: the whole table is read.
const readAll = statement('access.customRoles.all', `${ROLE} ORDER BY "createdAt", "code"`, RoleRow);
// Primary key; whoever changes a role waits for who gives it.
const lock = statement('access.customRoles.lock', `${ROLE} AND "code" = $1 FOR UPDATE`, RoleRow);

/** Those of these codes that are roles of the retailer's own. */
export const customRoles = (db: Db, codes: readonly string[]): Promise<CustomRole[]> => readSome(db, [codes]);

/** All of them, in the order in which they were made. */
export const allCustomRoles = (db: Db): Promise<CustomRole[]> => readAll(db, []);

/** One of them, locked until the end of the transaction, or null. */
export async function customRoleForUpdate(db: Db, code: string): Promise<CustomRole | null> {
  return (await lock(db, [code]))[0] ?? null;
}

// Primary key.
const share = statement(
  'access.customRoles.share',
  'SELECT "code" FROM "CustomRole" WHERE "code" = ANY($1::text[]) ORDER BY "code" FOR SHARE',
  z.object({ code: z.string() }),
);

/** Keeps roles as they are until the end of the transaction: none is put away while it is given. */
export async function holdRoles(db: Db, codes: readonly string[]): Promise<void> {
  await share(db, [codes]);
}

const insert = execution(
  'access.customRoles.insert',
  `INSERT INTO "CustomRole" ("code", "nameZh", "nameEn", "reach", "permissions", "createdAt")
   VALUES ($1, $2, $3, $4, $5::text[], $6::timestamptz)`,
);

/** Adds a role. */
export async function insertRole(db: Db, role: CustomRole, now: Date): Promise<void> {
  await insert(db, [role.code, role.nameZh, role.nameEn, role.reach, role.permissions, now]);
}

// Primary key.
const update = execution(
  'access.customRoles.update',
  'UPDATE "CustomRole" SET "nameZh" = $2, "nameEn" = $3, "permissions" = $4::text[] WHERE "code" = $1',
);

/** What a role is called and allows from now on. */
export async function saveRole(db: Db, { code, nameZh, nameEn, permissions }: CustomRole): Promise<void> {
  await update(db, [code, nameZh, nameEn, permissions]);
}

// Primary key.
const archive = execution(
  'access.customRoles.archive',
  'UPDATE "CustomRole" SET "archivedAt" = $2::timestamptz WHERE "code" = $1',
);

/** Puts a role away. */
export async function archiveRole(db: Db, code: string, now: Date): Promise<void> {
  await archive(db, [code, now]);
}

// By the index on role: everything that each of its holders holds.
const readHolders = statement(
  'access.customRoles.holders',
  `SELECT s."id", s."name", array_agg(r."role" ORDER BY r."role") AS "roles" FROM "Staff" s
   JOIN "StaffRole" r ON r."staffId" = s."id"
   WHERE s."id" IN (SELECT "staffId" FROM "StaffRole" WHERE "role" = $1) GROUP BY s."id", s."name" ORDER BY s."name", s."id"`,
  z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }),
);

/** Everybody who holds a role, with all roles he holds. */
export const holdersOf = (db: Db, code: string): Promise<{ id: string; name: string; roles: string[] }[]> =>
  readHolders(db, [code]);
