import type { Condition } from '@/lib/kernel/condition';
import { campaignKind } from '../kind';
import { nearTheNext, sprintDays } from '../rules/play';

// A scheme whose levels do not say what they need has nobody near them.
const NOBODY: Condition = { attribute: 'member.level', oneOf: ['-'] };

/** Spurs on who is near the next level in the last days of a month, the 25th to its end (S3-7.2). */
export const playLevelSprint = campaignKind({
  code: 'play_level_sprint',
  group: 'play',
  goal: 'ticket',
  trigger: 'enter',
  days: 6,
  warmDays: 0,
  needs: [],
  name: { zh: '月末等级冲刺', en: 'Month-end level sprint' },
  copy: {
    zh: '离下一级只差一步，这几天用券冲一冲。',
    en: 'You are close to the next level: a coupon for the last step.',
  },
  play: {
    title: { zh: '月末冲刺', en: 'Month-end boost' },
    fits: ({ levels }) => nearTheNext(levels) ?? NOBODY,
    entry: { on: 'begin', to: () => [], inside: true, perMember: 1 },
    rewards: [{ kind: 'coupon', of: ['amount_off', 'percent_off', 'straight_off'], count: 1, pick: 'large' }],
    audience: ({ levels }) => nearTheNext(levels) ?? NOBODY,
    keeps: null,
    span: sprintDays,
  },
});
