import { campaignKind } from '../kind';

/** Members-only discount (S0-5.1: 会员专属折扣). */
export const memberDiscount = campaignKind({
  code: 'member_discount',
  group: 'member',
  goal: 'retain',
  trigger: 'buy',
  days: 30,
  warmDays: 0,
  needs: [{ sorts: ['offer'] }],
  name: { zh: '会员专属折扣', en: 'Members-only discount' },
  copy: { zh: '会员专属，一直有礼。', en: 'For members only.' },
});
