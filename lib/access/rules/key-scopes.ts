import { PERMISSIONS, type Permission } from '@/lib/kernel/permission';

const PEOPLE_ONLY: readonly Permission[] = [
  'account.own',
  'desk.oversee',
  'members.merge',
  'messages.read',
  'messages.send',
  'privacy.read',
  'privacy.serve',
  'approvals.read',
  'approvals.decide',
  'approvals.oversee',
  'approvals.emergency',
  'access.read',
  'access.manage',
  'audit.read',
  'integration.manage',
  'settings.edit',
];

/** What a key may be allowed at all: never to change who may do what. */
export const KEY_SCOPES: readonly Permission[] = PERMISSIONS.filter((permission) => !PEOPLE_ONLY.includes(permission));

/**
 * The scopes that this maker may not put into a key. Whoever configures must not see personal data (S1-5.1), so nobody
 * can give himself a key that reveals it: such a key is made on the command line of the server.
 */
export function forbiddenScopes(isProgram: boolean, scopes: readonly Permission[]): readonly Permission[] {
  return scopes.filter((scope) => !KEY_SCOPES.includes(scope) || (scope === 'members.reveal' && !isProgram));
}
