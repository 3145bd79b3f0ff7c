import type { Decision } from '@/lib/decisions';
import type { Reason } from '@/lib/kernel/decision';
import { newId } from '@/lib/platform/new-id';
import type { Referral } from '../store/referrals';
import type { Considered } from './load';

type Told = Pick<Reason, 'outcome' | 'code'>;

/** What the inviter is told of a change of his invitation: once for each, with no more of the friend than his masked name. */
export function decisionOf(work: Considered, before: Referral, after: Referral, now: Date): Decision | null {
  const told = toldOf(before, after);
  if (told === null) return null;
  const { name, code } = work.profileOf(after.memberId);
  const facts = { friend: name ?? `…${code.slice(-2)}`, amount: after.amount };
  return {
    memberId: work.holderOf(after.inviterId),
    id: newId(),
    kind: 'referral.considered',
    subjectType: 'referral',
    subjectId: after.memberId,
    at: now,
    reasons: [{ topic: 'referral', ...told, facts, rule: `referral@${after.version}` }],
    outcome: { state: after.state, review: after.review },
  };
}

function toldOf(before: Referral, after: Referral): Told | null {
  if (before.review !== after.review && after.review === 'open') return { outcome: 'withheld', code: 'referral_held' };
  if (before.state === after.state) return null;
  switch (after.state) {
    case 'bound':
      return { outcome: 'withheld', code: 'referral_order_back' };
    case 'pending':
      return { outcome: 'withheld', code: 'referral_pending' };
    case 'given':
      return after.code === null
        ? { outcome: 'given', code: 'referral_given' }
        : { outcome: 'withheld', code: after.code };
    case 'taken':
      return { outcome: 'taken', code: after.code ?? 'referral_refunded' };
    case 'refused':
    case 'expired':
      return { outcome: 'withheld', code: after.code ?? 'referral_refused' };
  }
}
