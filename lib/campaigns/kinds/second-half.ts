import { campaignKind } from '../kind';

/** Second at half price (S0-5.1: 第二件半价). */
export const secondHalf = campaignKind({
  code: 'second_half',
  group: 'bundle',
  goal: 'ticket',
  trigger: 'buy',
  days: 14,
  warmDays: 2,
  needs: [{ sorts: ['offer'], kinds: ['second_half_price'] }],
  name: { zh: '第二件半价', en: 'Second at half price' },
  copy: { zh: '第二件半价，分享更开心。', en: 'The second one at half price.' },
});
