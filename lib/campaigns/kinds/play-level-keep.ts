import { campaignKind } from '../kind';
import { segmentOf } from '../rules/play';

/** Helps who is about to be demoted keep the level: within 30 days of its end (S3-7.3). */
export const playLevelKeep = campaignKind({
  code: 'play_level_keep',
  group: 'play',
  goal: 'retain',
  trigger: 'enter',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '保级关怀券', en: 'Keep your level' },
  copy: { zh: '等级快到期了，用券再来一单，把它留住。', en: 'Your level ends soon: a coupon to help you keep it.' },
  play: {
    title: { zh: '保级礼', en: 'Keep your level' },
    // Nobody holds the level -, so that a scheme of one level has nobody to keep.
    fits: ({ levels }) => ({
      all: [
        { attribute: 'member.level', oneOf: ['-', ...levels.slice(1).map(({ code }) => code)] },
        { attribute: 'level.days_left', atMost: 30 },
      ],
    }),
    entry: { on: 'segment', to: () => [segmentOf('play_level_keep')], inside: true, perMember: 1 },
    rewards: [{ kind: 'coupon', of: ['amount_off', 'straight_off', 'percent_off'], count: 1, pick: 'large' }],
    audience: null,
    keeps: { zh: '等级即将到期', en: 'Level ends soon' },
  },
});
