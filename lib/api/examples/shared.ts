// What several examples speak of: one member, one order of hers, and what came of it.
import type { z } from 'zod';
import type { PlacedAnswer } from '../present/order';

export const memberId = 'mem_01m8040j33erd8ztvrq0kj4ewb';
export const orderId = 'ord_01m8040j73e999jpff8k6ghnv2';
export const at = '2026-11-20T10:30:00.000Z';
export const silver = { code: 'silver', name: 'Silver', rank: 2 };
export const reasons: z.output<typeof PlacedAnswer>['decisions'] = [
  {
    topic: 'growth',
    outcome: 'given',
    code: 'growth_order',
    message: '¥358 counts, 408 growth gained',
    facts: { base: 35800, factors: '', bonus: 50, granted: 408 },
    rule: 'growth@1#order',
  },
  {
    topic: 'points',
    outcome: 'given',
    code: 'points_order',
    message: '¥358 earns points: 716 wanted, 716 granted',
    facts: { base: 35800, factors: 'birthday_month', desired: 716, granted: 716 },
    rule: 'points@1#order',
  },
];
export const problem = {
  type: 'urn:regulars:problem:member_not_found',
  title: 'No such member',
  status: 422,
  code: 'member_not_found',
  detail: 'Check the id, external id, mobile or member code.',
  requestId: '01a2003b-e77b-71fb-b5c5-278409c2219a',
};
