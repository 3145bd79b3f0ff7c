import { campaignKind } from '../kind';

/** Member anniversary (S0-5.1: 会员周年礼). */
export const memberAnniversary = campaignKind({
  code: 'member_anniversary',
  group: 'calendar',
  goal: 'retain',
  trigger: 'hold',
  days: 30,
  warmDays: 0,
  needs: [{ sorts: ['benefit', 'batch'] }],
  name: { zh: '会员周年礼', en: 'Member anniversary' },
  copy: { zh: '又一年，谢谢你还在。', en: 'Another year: thank you for staying.' },
});
