import { campaignKind } from '../kind';

/** Gift with spend (S0-5.1: 满额赠礼). */
export const spendGift = campaignKind({
  code: 'spend_gift',
  group: 'spend',
  goal: 'ticket',
  trigger: 'buy',
  days: 7,
  warmDays: 2,
  needs: [{ sorts: ['offer'], kinds: ['gift_goods', 'gift_points', 'gift_coupon'] }],
  name: { zh: '满额赠礼', en: 'Gift with spend' },
  copy: { zh: '消费满额，好礼相送。', en: 'Spend enough and take a gift home.' },
});
