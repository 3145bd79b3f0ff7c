import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { InvalidInput } from '@/lib/platform/command';
import type { Db } from '@/lib/platform/db';
import { isRoleCode, permissionsOf } from '../rules/roles';
import { type RoleGrant, refuseGrant } from '../rules/scope';
import { clashOf, isNarrowedBy, needsAll } from '../rules/separation';
import { customRoles, holdRoles } from '../store/roles';

/** Refuses grants of roles that are none, that lack or have too much of a scope, or that put separate duties into one hand or into a narrow one. */
export async function requireGrants(db: Db, grants: readonly RoleGrant[]): Promise<void> {
  const own = [...new Set(grants.map(({ role }) => role).filter((role) => !isRoleCode(role)))];
  if (own.length > 0) await holdRoles(db, own);
  const custom = own.length === 0 ? [] : await customRoles(db, own);
  const problems = grants.flatMap((grant, place) => {
    const problem = refuseGrant(grant, custom);
    return problem === null ? [] : [{ path: `grants.${place}`, code: 'custom', message: problem }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  const roles = grants.map(({ role }) => role);
  const permissions = permissionsOf(roles, custom);
  const clash = clashOf(permissions);
  if (clash !== null) throw new Refusal('duties_not_separated', clash);
  const wide = needsAll(permissions);
  if (wide !== null && isNarrowedBy(roles, custom)) throw new Refusal('reach_too_narrow', { permission: wide });
}
