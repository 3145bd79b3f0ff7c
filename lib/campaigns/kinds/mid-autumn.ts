import { campaignKind } from '../kind';

/** Mid-Autumn gathering (S0-5.1: 中秋团圆季). */
export const midAutumn = campaignKind({
  code: 'mid_autumn',
  group: 'calendar',
  goal: 'activate',
  trigger: 'buy',
  days: 7,
  warmDays: 3,
  needs: [{ sorts: ['offer', 'batch'] }],
  name: { zh: '中秋团圆季', en: 'Mid-Autumn gathering' },
  copy: { zh: '月圆人团圆，礼遇送全家。', en: 'Gifts for the whole family at full moon.' },
});
