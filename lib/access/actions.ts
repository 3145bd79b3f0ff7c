'use server';
import { action } from '@/lib/platform/action';
import {
  previewsRole,
  renewsSession,
  signsIn,
  signsOut,
  signsOutElsewhere,
  signsOutOf,
} from '@/lib/platform/session-action';
import { createApiKeyCommand, revokeApiKeyCommand } from './commands/api-keys';
import { answerAccessCommand, askAccessCommand } from './commands/ask';
import { disableStaffCommand, enableStaffCommand, resetTotpCommand, setRolesCommand } from './commands/change-staff';
import { createStaffCommand } from './commands/create-staff';
import {
  changePasswordCommand,
  confirmTotpCommand,
  enrolTotpCommand,
  removeTotpCommand,
  renewRecoveryCommand,
} from './commands/own-account';
import { archiveRoleCommand, changeRoleCommand, createRoleCommand } from './commands/roles';
import { signInStaffCommand } from './commands/sign-in';

export const signInStaff = signsIn('staff', signInStaffCommand);
export const signOutStaff = signsOut('staff');
export const endStaffSession = signsOutOf('staff');
export const endOtherStaffSessions = signsOutElsewhere('staff');
export const enrolTotp = action(enrolTotpCommand);
export const confirmTotp = renewsSession('staff', confirmTotpCommand);
export const renewRecovery = action(renewRecoveryCommand);
export const removeTotp = renewsSession('staff', removeTotpCommand);
export const changePassword = renewsSession('staff', changePasswordCommand);
export const createStaff = action(createStaffCommand);
export const setRoles = action(setRolesCommand);
export const previewRole = previewsRole('access.manage');
export const createRole = action(createRoleCommand);
export const changeRole = action(changeRoleCommand);
export const archiveRole = action(archiveRoleCommand);
export const disableStaff = action(disableStaffCommand);
export const enableStaff = action(enableStaffCommand);
export const resetTotp = action(resetTotpCommand);
export const createApiKey = action(createApiKeyCommand);
export const revokeApiKey = action(revokeApiKeyCommand);
export const askAccess = action(askAccessCommand);
export const answerAccess = action(answerAccessCommand);
