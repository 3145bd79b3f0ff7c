import type { Permission } from '@/lib/kernel/permission';

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
