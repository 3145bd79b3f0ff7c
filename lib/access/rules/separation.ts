import type { Permission } from '@/lib/kernel/permission';
import { findRole, type Role } from './roles';

/** To configure: what decides how the program works, and who may do what. */
const CONFIGURES: readonly Permission[] = ['settings.edit', 'access.manage', 'integration.manage'];

/** Personal data in the clear, and the facts of a member. */
const PERSONAL: readonly Permission[] = [
  'members.reveal',
  'members.edit',
  'members.merge',
  'privacy.serve',
  'surveys.export',
];

/** Two permissions that must not meet in one person. */
export type Clash = { readonly configures: Permission; readonly personal: Permission };

/**
 * What in a set of permissions breaks the separation of duties, or null (S1-5.1): whoever configures sees no personal data
 * and changes no facts of members, whatever roles it comes from.
 */
export function clashOf(permissions: ReadonlySet<Permission>): Clash | null {
  const configures = CONFIGURES.find((one) => permissions.has(one));
  const personal = PERSONAL.find((one) => permissions.has(one));
  return configures === undefined || personal === undefined ? null : { configures, personal };
}

/**
 * What of a set of permissions needs somebody who reaches everything, or null: whoever configures, and says who may do
 * what, does so for all stores, so that nobody of one store makes somebody of all (S1-5.1).
 */
export const needsAll = (permissions: ReadonlySet<Permission>): Permission | null =>
  CONFIGURES.find((one) => permissions.has(one)) ?? null;

/** Whether one of these roles narrows whoever holds them. */
export const isNarrowedBy = (roles: readonly string[], custom: readonly Role[]): boolean =>
  roles.some((role) => (findRole(role, custom)?.reach ?? 'all') !== 'all');
