import { shopSection } from '@/lib/shop';
import { termPrinter } from '../printer';
import { sayTold, term, termIf } from '../told';

/** What delivery costs, and what members may give back in the shop by themselves. */
export const returning = termPrinter({
  code: 'returning',
  schema: shopSection.schema,
  describe: ({ freight, refundMax, refundDays }) => [
    freight === 0 ? term('freightFree', {}, 'freight') : term('freight', { money: { as: 'money', value: freight } }),
    refundDays === 0 || refundMax === 0
      ? term('desk', {}, 'refund')
      : term('refund', { days: refundDays, money: { as: 'money', value: refundMax } }),
    ...termIf(refundDays > 0 && refundMax > 0, 'beyond'),
  ],
  say: sayTold('returning'),
});
