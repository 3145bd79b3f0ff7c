import { campaignKind } from '../kind';

/** Check in and get (S0-5.1: 签到有礼). */
export const checkIn = campaignKind({
  code: 'check_in',
  group: 'retain',
  goal: 'retain',
  trigger: 'check_in',
  days: 30,
  warmDays: 0,
  needs: [{ sorts: ['task'], kinds: ['check_in_days'] }],
  name: { zh: '签到有礼', en: 'Check in and get' },
  copy: { zh: '天天签到，好礼不断。', en: 'Check in day after day.' },
});
