import { campaignKind } from '../kind';

/** Brand anniversary (S0-5.1: 品牌周年庆). */
export const brandAnniversary = campaignKind({
  code: 'brand_anniversary',
  group: 'calendar',
  goal: 'retain',
  trigger: 'buy',
  days: 7,
  warmDays: 7,
  needs: [{ sorts: ['offer', 'batch', 'benefit'] }],
  name: { zh: '品牌周年庆', en: 'Brand anniversary' },
  copy: { zh: '感谢一路相伴。', en: 'Thank you for being with us.' },
});
