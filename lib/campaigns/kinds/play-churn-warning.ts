import { campaignKind } from '../kind';
import { segmentOf } from '../rules/play';

/** Warns of losing buyers of value: those who will be silent in ten days (S0-1.3, S1-3.1). */
export const playChurnWarning = campaignKind({
  code: 'play_churn_warning',
  group: 'play',
  goal: 'retain',
  trigger: 'enter',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '高价值流失预警', en: 'Keep buyers of value' },
  copy: { zh: '感谢一路相伴，这张券请收下。', en: 'Thank you for staying with us: please accept a coupon.' },
  play: {
    title: { zh: '会员答谢', en: 'A thank-you' },
    fits: ({ stages }) => ({
      all: [
        { attribute: 'value.class', oneOf: ['high', 'potential'] },
        { attribute: 'member.days_since_order', atLeast: Math.max(1, stages.silentDays - 10) },
        { attribute: 'member.days_since_order', atMost: stages.dormantDays - 1 },
      ],
    }),
    entry: { on: 'segment', to: () => [segmentOf('play_churn_warning')], inside: true, perMember: 1 },
    rewards: [{ kind: 'coupon', of: ['amount_off', 'percent_off'], count: 1, pick: 'large' }],
    audience: null,
    keeps: { zh: '高价值即将沉默', en: 'Of value and nearly silent' },
  },
});
