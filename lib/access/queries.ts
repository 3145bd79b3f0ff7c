import 'server-only';
import { z } from 'zod';
import { assert, must } from '@/lib/kernel/assert';
import type { Permission } from '@/lib/kernel/permission';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { isRoleCode, permissionsOf, ROLES } from './rules/roles';
import { type ApiKeyRecord, allApiKeys } from './store/api-keys';
import { recoveryCodesLeft } from './store/recovery';
import { allCustomRoles, type CustomRole, customRoles } from './store/roles';
import { allStaff, idsWithRoles, namesOfStaff, type StaffRecord, staffById } from './store/staff';

/** Everybody who works or worked in the back office, with roles and scopes. */
export const staffList = query({
  can: 'access.read',
  input: z.object({}),
  run: ({ db }): Promise<StaffRecord[]> => allStaff(db),
});

/** The roles that the retailer made, in the order in which he made them. */
export const roleList = query({
  can: 'access.read',
  input: z.object({}),
  run: ({ db }): Promise<CustomRole[]> => allCustomRoles(db),
});

/** What roles of the retailer's own are called, by code; built-in ones have their names in the texts. */
export const roleNames = async (
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>> => {
  const own = codes.filter((code) => !isRoleCode(code));
  return new Map(own.length === 0 ? [] : (await customRoles(db, own)).map((role) => [role.code, role]));
};

/** All keys of the integration API, never their text. */
export const apiKeyList = query({
  can: 'access.read',
  input: z.object({}),
  run: ({ db }): Promise<ApiKeyRecord[]> => allApiKeys(db),
});

/** What members of staff are called, by id; nobody's id has no name. */
export const staffNames = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map(ids.length === 0 ? [] : (await namesOfStaff(db, ids)).map(({ id, name }) => [id, name]));

/** The codes of the roles that allow something, the built-in ones first. */
export const rolesWith = async (db: Db, permission: Permission): Promise<readonly string[]> =>
  [...ROLES, ...(await allCustomRoles(db))]
    .filter(({ permissions }) => (permissions as readonly Permission[]).includes(permission))
    .map(({ code }) => code);

/** The ids of everybody who works in the back office under one of these roles. */
export const staffWithRoles = async (db: Db, roles: readonly string[]): Promise<readonly string[]> =>
  roles.length === 0 ? [] : (await idsWithRoles(db, roles)).map(({ id }) => id);

/** Somebody who may be asked to do something. */
export type Colleague = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

/** Everybody who works and holds all of the permissions, by name. */
export async function staffHolding(db: Db, permissions: readonly Permission[]): Promise<Colleague[]> {
  const [all, custom] = await Promise.all([allStaff(db), allCustomRoles(db)]);
  return all
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name, grants }) => ({ id, name, roles: [...new Set(grants.map(({ role }) => role))] }))
    .filter(({ roles }) => {
      const held = permissionsOf(roles, custom);
      return permissions.every((one) => held.has(one));
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** The e-mail of a member of staff, by which his own member account is known, or null when there is nobody. */
export const staffEmail = async (db: Db, staffId: string): Promise<string | null> =>
  (await staffById(db, staffId))?.email ?? null;

/** One's own account: e-mail, roles, whether a second factor is on and how many recovery codes are left. */
export const ownAccount = query({
  can: 'account.own',
  input: z.object({}),
  async run({ db, actor }): Promise<StaffRecord & { readonly recoveryCodes: number }> {
    assert(actor.kind === 'staff', 'account.own is held by staff only');
    const [staff, recoveryCodes] = await Promise.all([staffById(db, actor.id), recoveryCodesLeft(db, actor.id)]);
    return { ...must(staff, 'a signed-in member of staff exists'), recoveryCodes };
  },
});
