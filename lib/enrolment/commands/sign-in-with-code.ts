import 'server-only';
import { CodeSignInInput, requireMobile, takeCode } from '@/lib/members';
import { command } from '@/lib/platform/command';
import { withTransaction } from '@/lib/platform/db';
import { ports } from '@/lib/platform/ports';
import { enrolIn } from '../enrol';

/**
 * Proves that somebody holds a mobile by the code sent to it, and enrols him if he is not a member yet (S0-1.1, S1-3.1):
 * one field and one code are the whole sign-up. The code is taken first, so that it works once whatever follows.
 */
export const signInWithCodeCommand = command({
  name: 'enrolment.signInWithCode',
  can: 'public',
  input: CodeSignInInput,
  transaction: 'own',
  async run(context, { mobile: text, code, inviterCode }) {
    const mobile = requireMobile(text);
    await takeCode(mobile, code, 'sign_in', context.now);
    return withTransaction(async (db) => {
      const person = { mobile, channel: 'h5', inviterCode: inviterCode || null };
      const actor = { kind: 'system', name: 'h5' } as const;
      const [outcome] = await enrolIn(db, [person], { actor, now: context.now });
      if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('enrolment without an outcome');
      const { memberId, isNew } = outcome.value;
      const itself = { ...context, db, actor: { kind: 'member', id: memberId } } as const;
      await ports().writeAudit(db, itself, isNew ? 'members.enrol' : 'members.signIn', {
        objectType: 'member',
        objectId: memberId,
        after: { by: 'code', channel: 'h5' },
      });
      return { subjectId: memberId };
    });
  },
});
