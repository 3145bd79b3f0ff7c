import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { verifyPassword } from '@/lib/platform/auth/passwords';
import { type Context, command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { countUse, type Limit } from '@/lib/platform/limit';
import { unseal } from '@/lib/platform/pii';
import { ports } from '@/lib/platform/ports';
import { recoveryHash } from '../recovery';
import { decideAttempt, NO_ATTEMPTS } from '../rules/lock-out';
import { readRecovery } from '../rules/recovery';
import { StaffSignInInput } from '../schema';
import { totpStep } from '../second-factor';
import { takeRecoveryCode } from '../store/recovery';
import { takeTotpStep } from '../store/second-factor';
import { credentialsForUpdate, releaseAttempt, type StaffCredentials, saveAttempts } from '../store/staff';

const PER_ADDRESS: Limit = { name: 'staff-sign-in', times: 60, seconds: 300 };

/**
 * Proves that somebody is the member of staff he says he is (S1-5.1). Wrong e-mail, wrong password, wrong code, locked
 * and disabled get one answer, `sign_in_failed`, after the same work; only who knows the password hears `totp_required`.
 */
export const signInStaffCommand = command({
  name: 'access.signIn',
  can: 'public',
  input: StaffSignInInput,
  transaction: 'own',
  async run(context, { email, password, code }) {
    await countUse(PER_ADDRESS, context.ip ?? 'unknown');
    const { credentials, isOpen } = await countAttempt(email, context.now);
    const isRight = await verifyPassword(credentials?.passwordHash ?? null, password);
    if (credentials === null || !isOpen || !isRight) throw await failed(context, credentials);
    const by = await checkSecondFactor(context, credentials, code);
    await saveAttempts(context.db, credentials.id, NO_ATTEMPTS);
    await note(context, credentials, by === 'recovery' ? 'signed_in_by_recovery_code' : 'signed_in');
    return { subjectId: credentials.id };
  },
});

/** Counts the attempt before its outcome is known, under the row's lock: parallel guesses cannot exceed the limit. */
function countAttempt(email: string, now: Date) {
  return withTransaction(async (db) => {
    const credentials = await credentialsForUpdate(db, email);
    if (credentials === null) return { credentials, isOpen: false };
    const { allowed, attempts } = decideAttempt(credentials, now);
    if (allowed) await saveAttempts(db, credentials.id, attempts);
    return { credentials, isOpen: allowed && credentials.disabledAt === null };
  });
}

/** By what the second factor was shown: the authenticator, a recovery code in its place, or none that is asked for. */
async function checkSecondFactor(
  context: Context,
  staff: StaffCredentials,
  code: string | undefined,
): Promise<'none' | 'totp' | 'recovery'> {
  if (staff.totpEnrolledAt === null || staff.totpSecret === null) return 'none';
  if (code === undefined) {
    await releaseAttempt(context.db, staff.id);
    throw new Refusal('totp_required', {}, 401);
  }
  const recovery = readRecovery(code);
  if (recovery !== null) {
    const hash = recoveryHash(staff.id, recovery);
    if (!(await takeRecoveryCode(context.db, staff.id, hash, context.now))) throw await failed(context, staff);
    return 'recovery';
  }
  const step = totpStep(unseal(staff.totpSecret), code, context.now);
  if (step === null || !(await takeTotpStep(context.db, staff.id, step))) throw await failed(context, staff);
  return 'totp';
}

async function failed(context: Context, staff: StaffCredentials | null): Promise<Refusal> {
  await note(context, staff, 'refused');
  return new Refusal('sign_in_failed', {}, 401);
}

/** Sign-ins, good and bad, stand in the trail; an unknown e-mail is not kept, it may be somebody's password. */
async function note(context: Context, staff: StaffCredentials | null, outcome: string): Promise<void> {
  await ports().writeAudit(context.db, context, 'access.signIn', {
    objectType: 'staff',
    objectId: staff?.id ?? 'unknown',
    after: { outcome },
  });
}
