import type { Scope } from '@/lib/kernel/actor';
import { findRole, type Role } from './roles';

/** A role as it was given to somebody: for everything, one region or one store. */
export type RoleGrant = {
  readonly role: string;
  readonly regionId: string | null;
  readonly storeId: string | null;
};

/** The text that tells two grants of one role apart: `all`, `region:<id>` or `store:<id>`. */
export function grantScope({ regionId, storeId }: Omit<RoleGrant, 'role'>): string {
  if (storeId !== null) return `store:${storeId}`;
  return regionId !== null ? `region:${regionId}` : 'all';
}

/** What is wrong with a grant, or null: a scoped role names exactly its region or store, an unscoped one neither. */
export function refuseGrant({ role, regionId, storeId }: RoleGrant, custom: readonly Role[] = []): string | null {
  const known = findRole(role, custom);
  if (known === undefined) return 'unknown_role';
  if (known.reach === 'region' && (regionId === null || storeId !== null)) return 'region_required';
  if (known.reach === 'store' && (storeId === null || regionId !== null)) return 'store_required';
  if (known.reach === 'all' && (regionId !== null || storeId !== null)) return 'scope_not_allowed';
  return null;
}

/**
 * The scope of somebody with these grants. One scoped role narrows the person as a whole: a clerk who is also an auditor
 * must not become a clerk of every store.
 */
export function scopeOf(grants: readonly RoleGrant[], custom: readonly Role[] = []): Scope {
  const scoped = grants.filter((grant) => findRole(grant.role, custom)?.reach !== 'all');
  if (scoped.length === 0) return null;
  const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  return { regionIds: present(scoped.map((g) => g.regionId)), storeIds: present(scoped.map((g) => g.storeId)) };
}
