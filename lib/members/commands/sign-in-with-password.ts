import 'server-only';
import { Refusal } from '@/lib/kernel/refusal';
import { verifyPassword } from '@/lib/platform/auth/passwords';
import { command } from '@/lib/platform/command';
import { countUse, forgetUses, type Limit } from '@/lib/platform/limit';
import { blindIndex } from '@/lib/platform/pii';
import { ports } from '@/lib/platform/ports';
import { PasswordSignInInput } from '../rules/sign-in-input';
import { requireMobile } from '../sign-in-code';
import { secretsByMobile } from '../store/sign-in';

const PER_MOBILE: Limit = { name: 'password-mobile', times: 5, seconds: 900 };
const PER_ADDRESS: Limit = { name: 'password-address', times: 100, seconds: 900 };

/**
 * Proves that somebody is the member of a mobile (S0-1.1). An unknown mobile, a member without a password and a wrong
 * password get one answer after the same work; five tries in 15 minutes, counted before they are judged.
 */
export const signInWithPasswordCommand = command({
  name: 'members.signIn',
  can: 'public',
  input: PasswordSignInInput,
  transaction: 'own',
  async run(context, { mobile, password }) {
    const mobileHash = blindIndex('mobile', requireMobile(mobile));
    await countUse(PER_ADDRESS, context.ip ?? 'unknown');
    await countUse(PER_MOBILE, mobileHash);
    const secrets = await secretsByMobile(context.db, mobileHash);
    const isRight = await verifyPassword(secrets?.passwordHash ?? null, password);
    if (secrets === null || !isRight) throw new Refusal('sign_in_failed', {}, 401);
    await forgetUses(PER_MOBILE, mobileHash);
    await ports().writeAudit(context.db, { ...context, actor: { kind: 'member', id: secrets.id } }, 'members.signIn', {
      objectType: 'member',
      objectId: secrets.id,
      after: { by: 'password' },
    });
    return { subjectId: secrets.id };
  },
});
