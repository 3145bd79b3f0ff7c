import 'server-only';
import { z } from 'zod';
import { must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { unseal } from '@/lib/platform/pii';
import { RequestCodeInput } from '../rules/sign-in-input';
import { requireMobile, sendCode } from '../sign-in-code';
import { secretsById } from '../store/sign-in';

/** Sends a code to sign in with; the answer is the same for members and strangers (S0-1.1). */
export const requestCodeCommand = command({
  name: 'members.requestCode',
  can: 'public',
  input: RequestCodeInput,
  transaction: 'own',
  run: (context, { mobile }) => sendCode(context, requireMobile(mobile), 'sign_in'),
});

/** Sends a code to one's own mobile, to set a password without the old one, or to close the account. */
export const requestOwnCodeCommand = command({
  name: 'members.requestOwnCode',
  can: 'self',
  input: z.object({ purpose: z.enum(['password', 'close']).default('password') }),
  transaction: 'own',
  async run(context, { purpose }) {
    const id = context.actor.kind === 'member' ? context.actor.id : null;
    const { mobile } = must(await secretsById(context.db, must(id, 'self is a member')), 'a signed-in member exists');
    if (mobile === null) throw new Refusal('no_mobile');
    return sendCode(context, unseal(mobile), purpose);
  },
});
