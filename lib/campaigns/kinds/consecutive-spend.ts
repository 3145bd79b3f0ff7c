import { campaignKind } from '../kind';

/** Keep buying, keep getting (S0-5.1: 连续消费奖励). */
export const consecutiveSpend = campaignKind({
  code: 'consecutive_spend',
  group: 'retain',
  goal: 'retain',
  trigger: 'buy',
  days: 60,
  warmDays: 0,
  needs: [{ sorts: ['task'], kinds: ['orders_count', 'spend_amount'] }],
  name: { zh: '连续消费奖励', en: 'Keep buying, keep getting' },
  copy: { zh: '常来常有礼。', en: 'Come again and again, and be thanked.' },
});
