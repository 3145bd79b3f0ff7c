import { campaignKind } from '../kind';

/** Thanks who rises to a class of high value (S0-1.3). */
export const playValueRise = campaignKind({
  code: 'play_value_rise',
  group: 'play',
  goal: 'retain',
  trigger: 'enter',
  days: 180,
  warmDays: 0,
  needs: [],
  name: { zh: '高价值会员答谢', en: 'Thank members of high value' },
  copy: { zh: '谢谢你一直选择我们。', en: 'Thank you for choosing us.' },
  play: {
    title: { zh: '感谢有你', en: 'Thanks to you' },
    fits: () => ({ attribute: 'value.class', oneOf: ['high'] }),
    entry: { on: 'value', to: () => ['high'], inside: false, perMember: 1 },
    rewards: [{ kind: 'points', points: 100 }],
    audience: null,
    keeps: null,
  },
});
