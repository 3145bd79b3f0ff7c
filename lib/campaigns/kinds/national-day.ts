import { campaignKind } from '../kind';

/** National Day week (S0-5.1: 国庆黄金周). */
export const nationalDay = campaignKind({
  code: 'national_day',
  group: 'calendar',
  goal: 'ticket',
  trigger: 'buy',
  days: 7,
  warmDays: 3,
  needs: [{ sorts: ['offer', 'batch'] }],
  name: { zh: '国庆黄金周', en: 'National Day week' },
  copy: { zh: '七天长假，天天有惊喜。', en: 'Seven days off, something new on each of them.' },
});
