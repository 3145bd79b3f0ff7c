import { campaignKind } from '../kind';

/** Member day (S0-5.1: 会员日). */
export const memberDay = campaignKind({
  code: 'member_day',
  group: 'member',
  goal: 'retain',
  trigger: 'buy',
  days: 1,
  warmDays: 2,
  needs: [{ sorts: ['offer'], kinds: ['member_day', 'order_discount', 'item_discount'] }],
  name: { zh: '会员日', en: 'Member day' },
  copy: { zh: '会员日，专属折扣。', en: 'Member day: a discount of your own.' },
});
