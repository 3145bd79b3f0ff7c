import 'server-only';
import { assert, must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { hashPassword, verifyPassword } from '@/lib/platform/auth/passwords';
import { command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { countUse, type Limit } from '@/lib/platform/limit';
import { unseal } from '@/lib/platform/pii';
import { ports } from '@/lib/platform/ports';
import { SetPasswordInput } from '../rules/sign-in-input';
import { takeCode } from '../sign-in-code';
import { savePasswordHash, secretsById } from '../store/sign-in';

const PER_MEMBER: Limit = { name: 'member-password', times: 10, seconds: 900 };

/**
 * Sets one's own password (S0-1.1). The first one needs no proof beyond the session; replacing one needs the old one, or
 * a code sent to one's own mobile. The mount ends all other sessions.
 */
export const setPasswordCommand = command({
  name: 'members.setPassword',
  can: 'self',
  input: SetPasswordInput,
  // Its own: a wrong try of a code counts although the rest is refused.
  transaction: 'own',
  async run(context, { password, current, code }) {
    const { actor, now } = context;
    assert(actor.kind === 'member', 'self is a member');
    await countUse(PER_MEMBER, actor.id);
    const { passwordHash, mobile } = must(await secretsById(context.db, actor.id), 'a signed-in member exists');
    if (code !== undefined && mobile !== null) await takeCode(unseal(mobile), code, 'password', now);
    else if (passwordHash !== null && !(await verifyPassword(passwordHash, current ?? '')))
      throw new Refusal('password_wrong', {}, 422);
    const hash = await hashPassword(password);
    await withTransaction(async (db) => {
      await savePasswordHash(db, actor.id, hash);
      const after = { password: passwordHash === null ? 'set' : 'changed' };
      await ports().writeAudit(db, { ...context, db }, 'members.setPassword', {
        objectType: 'member',
        objectId: actor.id,
        after,
      });
    });
    return null;
  },
});
