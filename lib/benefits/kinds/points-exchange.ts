import { z } from 'zod';
import { benefitKind } from '../kind';
import { Code, Units } from '../rules/parameters';

const GIVES = ['coupon', 'benefit'] as const;
const COUNT_MAX = 20;
const DAYS_MAX = 365;

/**
 * So many points for coupons of a batch, or for times of another benefit, at the terms of whoever has it (积分兑换, S0-3.1);
 * what is not used yet may be given back for so many days, and its points return to their lots (4.A.9).
 */
export const pointsExchange = benefitKind({
  code: 'points_exchange',
  family: 'points',
  params: z.strictObject({
    points: Units,
    gives: z.enum(GIVES).default('coupon'),
    what: Code,
    count: z.int().min(1).max(COUNT_MAX).default(1),
    returnDays: z.int().min(0).max(DAYS_MAX).default(7),
  }),
  fields: {
    points: { as: 'count' },
    gives: { as: 'choice', of: GIVES },
    what: { as: 'code' },
    count: { as: 'count' },
    returnDays: { as: 'count' },
  },
  example: { points: 500, gives: 'coupon', what: 'level-gold', count: 1, returnDays: 7 },
  says: ({ points, gives, what, count }) => ({
    form: gives,
    values: {
      points: { as: 'number', value: points },
      what: { as: 'list', value: [what] },
      count: { as: 'number', value: count },
    },
  }),
  effect: (params) => ({ as: 'exchange', ...params }),
});
