import 'server-only';

export { apiKeyActor, type KeyActor, staffActor } from './actors';
export { createApiKeyCommand, revokeApiKeyCommand } from './commands/api-keys';
export {
  disableStaffCommand,
  resetPasswordCommand,
  setRolesCommand,
} from './commands/change-staff';
export { createStaffCommand } from './commands/create-staff';
export {
  confirmTotpCommand,
  enrolTotpCommand,
} from './commands/own-account';
export { archiveRoleCommand, changeRoleCommand, createRoleCommand } from './commands/roles';
export { signInStaffCommand } from './commands/sign-in';
export {
  apiKeyList,
  type Colleague,
  ownAccount,
  roleList,
  roleNames,
  rolesWith,
  staffEmail,
  staffHolding,
  staffList,
  staffNames,
  staffWithRoles,
} from './queries';
export { accessRequests, ownRequestFor, ownRequests } from './requests';
export { KEY_SCOPES } from './rules/key-scopes';
export { ROLES, type Role, type RoleCode } from './rules/roles';
export type { ApiKeyRecord } from './store/api-keys';
export type { AccessRequest } from './store/requests';
export type { CustomRole } from './store/roles';
export type { StaffRecord } from './store/staff';
