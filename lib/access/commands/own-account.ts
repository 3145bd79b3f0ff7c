import 'server-only';
import { z } from 'zod';
import { assert, must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { hashPassword, verifyPassword } from '@/lib/platform/auth/passwords';
import { type Context, command } from '@/lib/platform/command';
import { countUse, type Limit } from '@/lib/platform/limit';
import { seal, unseal } from '@/lib/platform/pii';
import { newRecoveryCodes, recoveryHash } from '../recovery';
import { showRecovery } from '../rules/recovery';
import { ChangePasswordInput, ConfirmTotpInput, RemoveTotpInput } from '../schema';
import { newTotpSecret, totpStep, totpUri } from '../second-factor';
import { forgetRecoveryCodes, replaceRecoveryCodes } from '../store/recovery';
import { clearTotp, saveTotpEnrolled, saveTotpSecret, takeTotpStep } from '../store/second-factor';
import { credentialsById, type StaffCredentials, savePasswordHash, staffById } from '../store/staff';

const PER_PERSON: Limit = { name: 'staff-secrets', times: 10, seconds: 900 };

/** Makes a secret for one's own authenticator and shows it; nothing is asked of it until a code confirms it. */
export const enrolTotpCommand = command({
  name: 'access.enrolTotp',
  can: 'account.own',
  input: z.object({}),
  async run({ db, actor }) {
    const staffId = ownId(actor);
    const staff = must(await staffById(db, staffId), 'a signed-in member of staff exists');
    const secret = newTotpSecret();
    if (!(await saveTotpSecret(db, staffId, seal(secret)))) throw new Refusal('totp_enrolled_already');
    return { secret, uri: totpUri(secret, staff.email) };
  },
});

/**
 * Confirms one's own authenticator by a code; from then on every sign-in asks for one. Answers the recovery codes, which are
 * shown this once.
 */
export const confirmTotpCommand = command({
  name: 'access.confirmTotp',
  can: 'account.own',
  input: ConfirmTotpInput,
  async run({ db, actor, now }, { code }) {
    const staffId = ownId(actor);
    await countUse(PER_PERSON, staffId);
    const { totpSecret } = await own(db, staffId);
    if (totpSecret === null) throw new Refusal('totp_not_begun');
    const step = totpStep(unseal(totpSecret), code, now);
    if (step === null || !(await takeTotpStep(db, staffId, step))) throw new Refusal('totp_wrong', {}, 422);
    if (!(await saveTotpEnrolled(db, staffId, now))) throw new Refusal('totp_enrolled_already');
    return { staffId, codes: await giveRecoveryCodes(db, staffId) };
  },
  audit: (_, { staffId }) => ({ objectType: 'staff', objectId: staffId, after: { secondFactor: 'on' } }),
});

/** Takes one's own second factor away, after the password once more. */
export const removeTotpCommand = command({
  name: 'access.removeTotp',
  can: 'account.own',
  input: RemoveTotpInput,
  async run({ db, actor }, { password }) {
    const staffId = ownId(actor);
    await requirePassword(db, staffId, password);
    await clearTotp(db, staffId);
    await forgetRecoveryCodes(db, staffId);
    return { staffId };
  },
  audit: (_, { staffId }) => ({ objectType: 'staff', objectId: staffId, after: { secondFactor: 'off' } }),
});

/** Makes new recovery codes in place of one's old ones, after the password once more. */
export const renewRecoveryCommand = command({
  name: 'access.renewRecovery',
  can: 'account.own',
  input: RemoveTotpInput,
  async run({ db, actor }, { password }) {
    const staffId = ownId(actor);
    await requirePassword(db, staffId, password);
    if ((await own(db, staffId)).totpEnrolledAt === null) throw new Refusal('totp_not_begun');
    return { staffId, codes: await giveRecoveryCodes(db, staffId) };
  },
  audit: (_, { staffId }) => ({ objectType: 'staff', objectId: staffId, after: { recoveryCodes: 'renewed' } }),
});

/** New codes as they are written down; only their hashes stay. */
async function giveRecoveryCodes(db: Context['db'], staffId: string): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(
    db,
    staffId,
    codes.map((code) => recoveryHash(staffId, code)),
  );
  return codes.map(showRecovery);
}

/** Changes one's own password, after the old one; the mount ends all other sessions. */
export const changePasswordCommand = command({
  name: 'access.changePassword',
  can: 'account.own',
  input: ChangePasswordInput,
  async run({ db, actor }, { current, password }) {
    const staffId = ownId(actor);
    await requirePassword(db, staffId, current);
    await savePasswordHash(db, staffId, await hashPassword(password));
    return { staffId };
  },
  audit: (_, { staffId }) => ({ objectType: 'staff', objectId: staffId, after: { password: 'changed' } }),
});

async function requirePassword(db: Context['db'], staffId: string, password: string): Promise<void> {
  await countUse(PER_PERSON, staffId);
  const { passwordHash } = await own(db, staffId);
  if (!(await verifyPassword(passwordHash, password))) throw new Refusal('password_wrong', {}, 422);
}

async function own(db: Context['db'], staffId: string): Promise<StaffCredentials> {
  return must(await credentialsById(db, staffId), 'a signed-in member of staff exists');
}

function ownId(actor: Context['actor']): string {
  assert(actor.kind === 'staff', 'account.own is held by staff only');
  return actor.id;
}
