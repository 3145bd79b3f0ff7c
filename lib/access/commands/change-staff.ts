import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { hashPassword } from '@/lib/platform/auth/passwords';
import { revokeSessions } from '@/lib/platform/auth/session-rows';
import { type Context, command } from '@/lib/platform/command';
import { NO_ATTEMPTS } from '../rules/lock-out';
import { grantScope, type RoleGrant } from '../rules/scope';
import { ResetPasswordInput, SetRolesInput, StaffReasonInput } from '../schema';
import { forgetRecoveryCodes } from '../store/recovery';
import { clearTotp } from '../store/second-factor';
import {
  changeAccessAlone,
  replaceRoles,
  type StaffRecord,
  saveAttempts,
  saveDisabledAt,
  savePasswordHash,
  staffById,
} from '../store/staff';
import { answerByRoles } from './ask';
import { requireGrants } from './grants';
import { requireKeeper } from './keeper';

/** Sets all roles of somebody else; what he may do changes at his next request (S1-5.1), and what he asked for and has now is answered. */
export const setRolesCommand = command({
  name: 'access.setRoles',
  can: 'access.manage',
  input: SetRolesInput,
  async run(context, { staffId, grants }) {
    await changeAccessAlone(context.db);
    const staff = await somebodyElse(context, staffId);
    await requireGrants(context.db, grants);
    await replaceRoles(
      context.db,
      staffId,
      grants.map((grant) => ({ ...grant, scope: grantScope(grant) })),
    );
    await requireKeeper(context.db, context.actor);
    const answered = await answerByRoles(context.db, context.actor, staffId, context.now);
    return { before: rolesText(staff.grants), after: rolesText(grants), answered };
  },
  audit: ({ staffId }, { before, after, answered }) => ({
    objectType: 'staff',
    objectId: staffId,
    before: { roles: before },
    after: { roles: after, ...(answered.length === 0 ? {} : { answered }) },
  }),
});

/** Ends the work of somebody else: his sessions end at once, his history stays. */
export const disableStaffCommand = command({
  name: 'access.disableStaff',
  can: 'access.manage',
  input: StaffReasonInput,
  async run(context, { staffId }) {
    await changeAccessAlone(context.db);
    await somebodyElse(context, staffId);
    await saveDisabledAt(context.db, staffId, context.now);
    await requireKeeper(context.db, context.actor);
    await revokeSessions(context.db, 'staff', staffId, null, context.now);
    return null;
  },
  audit: ({ staffId, reason }) => ({
    objectType: 'staff',
    objectId: staffId,
    before: { state: 'active' },
    after: { state: 'disabled' },
    reason,
  }),
});

/** Lets somebody work again. */
export const enableStaffCommand = command({
  name: 'access.enableStaff',
  can: 'access.manage',
  input: StaffReasonInput,
  async run(context, { staffId }) {
    await somebodyElse(context, staffId);
    await saveDisabledAt(context.db, staffId, null);
    return null;
  },
  audit: ({ staffId, reason }) => ({
    objectType: 'staff',
    objectId: staffId,
    before: { state: 'disabled' },
    after: { state: 'active' },
    reason,
  }),
});

/** Takes away the second factor of somebody who lost his device; what is signed in on it ends, and he enrols a new one. */
export const resetTotpCommand = command({
  name: 'access.resetTotp',
  can: 'access.manage',
  input: StaffReasonInput,
  async run(context, { staffId }) {
    await somebodyElse(context, staffId);
    await clearTotp(context.db, staffId);
    await forgetRecoveryCodes(context.db, staffId);
    await revokeSessions(context.db, 'staff', staffId, null, context.now);
    return null;
  },
  audit: ({ staffId, reason }) => ({
    objectType: 'staff',
    objectId: staffId,
    after: { secondFactor: 'off' },
    reason,
  }),
});

/** Gives somebody else a new password after he lost his; his sessions end and a pause of his account with them. */
export const resetPasswordCommand = command({
  name: 'access.resetPassword',
  can: 'access.manage',
  input: ResetPasswordInput,
  async run(context, { staffId, password }) {
    await somebodyElse(context, staffId);
    await savePasswordHash(context.db, staffId, await hashPassword(password));
    await saveAttempts(context.db, staffId, NO_ATTEMPTS);
    await revokeSessions(context.db, 'staff', staffId, null, context.now);
    return null;
  },
  audit: ({ staffId }) => ({ objectType: 'staff', objectId: staffId, after: { password: 'reset' } }),
});

/** Nobody raises or saves himself: what is done to access is done by another. */
async function somebodyElse({ db, actor }: Context, staffId: string): Promise<StaffRecord> {
  if (actor.kind === 'staff' && actor.id === staffId) throw new Refusal('not_yourself', {}, 403);
  const staff = await staffById(db, staffId);
  if (staff === null) throw new Refusal('staff_not_found', {}, 404);
  return staff;
}

const rolesText = (grants: readonly RoleGrant[]): readonly string[] =>
  grants.map(({ role, ...of }) => `${role} ${grantScope(of)}`).sort();
