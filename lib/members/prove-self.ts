import 'server-only';
import { assert, must } from '@/lib/kernel/assert';
import { Refusal } from '@/lib/kernel/refusal';
import { verifyPassword } from '@/lib/platform/auth/passwords';
import type { Context } from '@/lib/platform/command';
import { countUse, type Limit } from '@/lib/platform/limit';
import { unseal } from '@/lib/platform/pii';
import { takeCode } from './sign-in-code';
import { secretsById } from './store/sign-in';

const PER_MEMBER: Limit = { name: 'member-proof', times: 10, seconds: 900 };

/**
 * Proves that whoever holds the session is the member himself, before something that cannot be taken back: a code sent to
 * his own mobile for exactly this, or his password. Outside of any transaction: a wrong try counts.
 */
export async function proveSelf(
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  { code, password }: { readonly code?: string | undefined; readonly password?: string | undefined },
): Promise<void> {
  const { actor, now, db } = context;
  assert(actor.kind === 'member', 'self is a member');
  await countUse(PER_MEMBER, actor.id);
  const { passwordHash, mobile } = must(await secretsById(db, actor.id), 'a signed-in member exists');
  if (code !== undefined && mobile !== null) return takeCode(unseal(mobile), code, 'close', now);
  if (passwordHash === null || !(await verifyPassword(passwordHash, password ?? '')))
    throw new Refusal('password_wrong', {}, 422);
}
