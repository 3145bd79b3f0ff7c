import 'server-only';
import type { Reason } from '@/lib/kernel/decision';
import { Refusal } from '@/lib/kernel/refusal';
import { CodeSignInInput, findMemberId, requireMobile, takeCode } from '@/lib/members';
import { type Context, command } from '@/lib/platform/command';
import { pool, withTransaction } from '@/lib/platform/db';
import { blindIndex } from '@/lib/platform/pii';
import { ports } from '@/lib/platform/ports';
import { recordConsents } from '@/lib/privacy';
import { type Judged, judgeVelocity } from '@/lib/risk';
import { enrolIn } from '../enrol';
import { askForGift } from '../held-gift';

/**
 * Proves that somebody holds a mobile by the code sent to it, and enrols him if he is not a member yet (S0-1.1, S1-3.1):
 * one field and one code are the whole sign-up. The code is taken first, so that it works once whatever follows.
 */
export const signInWithCodeCommand = command({
  name: 'enrolment.signInWithCode',
  can: 'public',
  input: CodeSignInInput,
  transaction: 'own',
  async run(context, { mobile: text, code, inviterCode, wantsOffers }) {
    const mobile = requireMobile(text);
    await takeCode(mobile, code, 'sign_in', context.now);
    const judged = await judgeSignUp(context, mobile, inviterCode || null);
    return withTransaction(async (db) => {
      const person = { mobile, channel: 'h5', inviterCode: inviterCode || null };
      const actor = { kind: 'system', name: 'h5' } as const;
      const proof = { requestId: context.requestId, ip: context.ip, by: 'code' };
      const [outcome] = await enrolIn(db, [person], { actor, now: context.now, held: heldBy(judged), proof });
      if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('enrolment without an outcome');
      const { memberId, isNew } = outcome.value;
      if (wantsOffers === true) await agree({ ...context, db }, memberId, isNew);
      if (isNew && judged?.verdict === 'REVIEW') await askForGift({ ...context, db }, outcome.value, judged);
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

/** Keeps that he asked for offers by text message, with what shows it (4.K); unticked means nothing was said. */
const agree = ({ db, now, requestId, ip }: Context, memberId: string, isNew: boolean) =>
  recordConsents(db, memberId, [{ purpose: 'marketing', channel: 'sms', isGiven: true }], {
    now,
    source: isNew ? 'registration' : 'sign_in',
    proof: { requestId, ip, by: 'code' },
  });

/**
 * Judges a sign-up before it is made, in a transaction of its own: a refusal must not take back its own count (4.L). Who
 * is a member already only signs in and is not judged.
 */
async function judgeSignUp(
  { ip, userAgent, now }: Omit<Context, 'db'>,
  mobile: string,
  inviterCode: string | null,
): Promise<Judged | null> {
  if ((await findMemberId(pool(), { mobile })) !== null) return null;
  const inviterId = inviterCode === null ? null : await findMemberId(pool(), { code: inviterCode });
  const subject = { type: 'mobile', id: blindIndex('mobile', mobile) };
  const facts = { ip, userAgent, mobile, inviterId };
  const [judged] = await withTransaction((db) => judgeVelocity(db, [{ act: 'registration', subject, facts }], now));
  if (judged?.verdict === 'BLOCK') throw new Refusal('registration_paused', {}, 429);
  return judged ?? null;
}

/** The reason why sign-up points are held, or undefined when they are not. */
function heldBy(judged: Judged | null): Reason | undefined {
  const [first] = judged?.evidence ?? [];
  if (judged?.verdict !== 'REVIEW' || first === undefined) return undefined;
  const { signal, count, limit } = first;
  const facts = { signal, count, limit };
  return { topic: 'points', outcome: 'withheld', code: 'points_sign_up_held', facts, rule: `risk#${signal}` };
}
