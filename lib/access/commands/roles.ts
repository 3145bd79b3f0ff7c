import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { permissionsOf } from '../rules/roles';
import { clashOf, isNarrowedBy, needsAll } from '../rules/separation';
import { ArchiveRoleInput, ChangeRoleInput, CreateRoleInput } from '../schema';
import {
  allCustomRoles,
  archiveRole,
  type CustomRole,
  customRoleForUpdate,
  holdersOf,
  insertRole,
  saveRole,
} from '../store/roles';
import { changeAccessAlone } from '../store/staff';
import { requireKeeper } from './keeper';

const ROLES_MAX = 100;

/** Makes a role of the retailer's own, which allows what is listed and nothing else (S1-5.1). */
export const createRoleCommand = command({
  name: 'access.createRole',
  can: 'access.manage',
  input: CreateRoleInput,
  async run({ db, now }, terms) {
    requireSeparation(terms);
    if ((await allCustomRoles(db)).length >= ROLES_MAX) throw new Refusal('too_many_roles', { max: ROLES_MAX });
    const code = newId();
    await insertRole(db, roleOf(code, terms), now);
    return { code };
  },
  audit: (terms, { code }) => ({ objectType: 'role', objectId: code, after: said(terms) }),
});

/**
 * Changes what a role is called and allows, for everybody who holds it, from the next thing each does. How far it reaches
 * stays, since its grants name their regions or stores. Refused when somebody would come to hold duties that are separate.
 */
export const changeRoleCommand = command({
  name: 'access.changeRole',
  can: 'access.manage',
  input: ChangeRoleInput,
  async run({ db, actor }, { code, ...terms }) {
    requireSeparation(terms);
    await changeAccessAlone(db);
    const before = await requireRole(db, code);
    if (before.reach !== terms.reach) throw new Refusal('reach_is_fixed', { reach: before.reach });
    const after = roleOf(code, terms);
    const holders = await holdersOf(db, code);
    if (actor.kind === 'staff' && holders.some(({ id }) => id === actor.id)) throw new Refusal('not_yourself', {}, 403);
    const others = (await allCustomRoles(db)).filter((role) => role.code !== code);
    for (const { name, roles } of holders) {
      const permissions = permissionsOf(roles, [...others, after]);
      const clash = clashOf(permissions);
      if (clash !== null) throw new Refusal('holder_would_clash', { name, ...clash });
      const wide = needsAll(permissions);
      if (wide !== null && isNarrowedBy(roles, [...others, after]))
        throw new Refusal('holder_too_narrow', { name, permission: wide });
    }
    await saveRole(db, after);
    await requireKeeper(db, actor);
    return { before: said(before), holders: holders.length };
  },
  audit: ({ code, reason, ...terms }, { before }) => ({
    objectType: 'role',
    objectId: code,
    before,
    after: said(terms),
    reason,
  }),
});

/** Puts a role away that nobody holds any more. */
export const archiveRoleCommand = command({
  name: 'access.archiveRole',
  can: 'access.manage',
  input: ArchiveRoleInput,
  async run({ db, now }, { code }) {
    const role = await requireRole(db, code);
    const holders = await holdersOf(db, code);
    if (holders.length > 0) throw new Refusal('role_is_held', { count: holders.length, name: holders[0]?.name ?? '' });
    await archiveRole(db, code, now);
    return { before: said(role) };
  },
  audit: ({ code, reason }, { before }) => ({ objectType: 'role', objectId: code, before, reason }),
});

type Terms = Pick<CustomRole, 'nameZh' | 'nameEn' | 'reach' | 'permissions'>;

function requireSeparation({ permissions, reach }: Terms): void {
  const clash = clashOf(new Set(permissions));
  if (clash !== null) throw new Refusal('duties_not_separated', clash);
  const wide = needsAll(new Set(permissions));
  if (wide !== null && reach !== 'all') throw new Refusal('reach_too_narrow', { permission: wide });
}

async function requireRole(db: Db, code: string): Promise<CustomRole> {
  const role = await customRoleForUpdate(db, code);
  if (role === null) throw new Refusal('role_not_found', {}, 404);
  return role;
}

const roleOf = (code: string, { nameZh, nameEn, reach, permissions }: Terms): CustomRole => ({
  code,
  nameZh,
  nameEn,
  reach,
  permissions: [...new Set(permissions)],
});

const said = ({ nameZh, nameEn, reach, permissions }: Terms) => ({
  nameZh,
  nameEn,
  reach,
  permissions: [...permissions].sort(),
});
