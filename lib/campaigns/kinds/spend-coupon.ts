import { campaignKind } from '../kind';

/** Spend and get a coupon (S0-5.1: 满额赠券). */
export const spendCoupon = campaignKind({
  code: 'spend_coupon',
  group: 'spend',
  goal: 'ticket',
  trigger: 'buy',
  days: 7,
  warmDays: 2,
  needs: [{ sorts: ['offer'], kinds: ['gift_coupon'] }],
  name: { zh: '满额赠券', en: 'Spend and get a coupon' },
  copy: { zh: '满额即赠，下次再省。', en: 'Spend enough and save next time.' },
});
