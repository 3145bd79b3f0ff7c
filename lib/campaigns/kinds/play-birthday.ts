import { campaignKind } from '../kind';
import { exactly, segmentOf } from '../rules/play';

/** Wishes members well in the month of their birthday (S3-4.2, S1-4.3). */
export const playBirthday = campaignKind({
  code: 'play_birthday',
  group: 'play',
  goal: 'retain',
  trigger: 'enter',
  days: 365,
  warmDays: 0,
  needs: [],
  name: { zh: '生日月礼遇', en: 'The month of your birthday' },
  copy: { zh: '生日月快乐，送你一份心意。', en: 'Happy birthday month: something from us.' },
  play: {
    title: { zh: '生日月礼', en: 'Birthday treats' },
    fits: () => exactly('member.birth_month_in', 0),
    entry: { on: 'segment', to: () => [segmentOf('play_birthday')], inside: true, perMember: 1 },
    rewards: [
      { kind: 'coupon', of: ['amount_off', 'straight_off'], count: 1, pick: 'large' },
      { kind: 'points', points: 50 },
    ],
    audience: null,
    keeps: { zh: '本月生日', en: 'Birthday this month' },
  },
});
