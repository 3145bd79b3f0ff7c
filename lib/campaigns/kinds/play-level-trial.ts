import { campaignKind } from '../kind';

/** Lets who reached a new level try more on the first three orders of it (S3-7.4). */
export const playLevelTrial = campaignKind({
  code: 'play_level_trial',
  group: 'play',
  goal: 'activate',
  trigger: 'enter',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '新等级前三单体验', en: 'First three orders of a new level' },
  copy: { zh: '恭喜升级！前三单都有升级礼遇。', en: 'A level up: your first three orders are treated specially.' },
  play: {
    title: { zh: '升级礼', en: 'Level-up treats' },
    // Who has bought three times since has had them.
    fits: () => ({
      all: [
        { attribute: 'level.held_days', atMost: 30 },
        { attribute: 'member.level_orders', atMost: 2 },
      ],
    }),
    entry: { on: 'level', to: ({ levels }) => levels.slice(1).map(({ code }) => code), inside: false, perMember: 5 },
    rewards: [{ kind: 'coupon', of: ['free_shipping', 'straight_off', 'amount_off'], count: 3, pick: 'small' }],
    audience: null,
    keeps: null,
  },
});
