import { campaignKind } from '../kind';

/** Double 11 (S0-5.1: 双11狂欢). */
export const doubleEleven = campaignKind({
  code: 'double_eleven',
  group: 'calendar',
  goal: 'ticket',
  trigger: 'buy',
  days: 11,
  warmDays: 10,
  needs: [{ sorts: ['offer', 'batch'] }],
  name: { zh: '双11狂欢', en: 'Double 11' },
  copy: { zh: '一年一次，会员先享。', en: 'Once a year, and members go first.' },
});
