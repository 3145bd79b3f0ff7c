import { ReferralRulesSchema } from '@/lib/referral/schema';
import { termPrinter } from '../printer';
import { sayTold, term, termIf } from '../told';

/** What an invitation gives to both sides, what it takes, when it becomes available, and what takes it back (4.L). */
export const referral = termPrinter({
  code: 'referral',
  schema: ReferralRulesSchema,
  describe: ({
    isOpen,
    inviter,
    friend,
    minAmount,
    windowDays,
    orderWithinDays,
    afterCompletionDays,
    afterPaymentDays,
    perMonth,
  }) => [
    ...termIf(!isOpen, 'closed'),
    ...termIf(inviter.length > 0, 'inviter', { rewards: { as: 'rewards', rewards: inviter.map(read) } }),
    ...termIf(friend.length > 0, 'friend', { rewards: { as: 'rewards', rewards: friend.map(read) } }),
    term('first', { days: windowDays }),
    minAmount > 0
      ? term('orderOf', { days: orderWithinDays, money: { as: 'money', value: minAmount } }, 'order')
      : term('order', { days: orderWithinDays }),
    term('window', { completion: afterCompletionDays, payment: afterPaymentDays }),
    ...termIf(perMonth !== null, 'perMonth', { limit: perMonth ?? 0 }),
    term('refund'),
    term('fair'),
  ],
  say: sayTold('referral'),
});

const read = ({ kind, params }: { readonly kind: string; readonly params?: unknown }) => ({ kind, params });
