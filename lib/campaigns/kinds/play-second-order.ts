import { campaignKind } from '../kind';
import { exactly, segmentOf } from '../rules/play';

/** Brings a new buyer to the second order, a week after the first (S4-4.2). */
export const playSecondOrder = campaignKind({
  code: 'play_second_order',
  group: 'play',
  goal: 'activate',
  trigger: 'enter',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '新客第二单', en: 'The second order' },
  copy: { zh: '第二单更划算，这张券专为你准备。', en: 'Your second order is worth more: a coupon for it.' },
  play: {
    title: { zh: '第二单礼', en: 'Second-order gift' },
    fits: ({ stages }) => ({
      all: [
        exactly('member.orders', 1),
        { attribute: 'member.days_since_order', atLeast: 7 },
        { attribute: 'member.days_since_order', atMost: stages.silentDays + 30 },
      ],
    }),
    entry: { on: 'segment', to: () => [segmentOf('play_second_order')], inside: true, perMember: 1 },
    rewards: [{ kind: 'coupon', of: ['amount_off', 'straight_off'], count: 1, pick: 'small' }],
    audience: null,
    keeps: { zh: '只买过一单', en: 'Bought once' },
  },
});
