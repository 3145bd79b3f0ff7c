import { campaignKind } from '../kind';
import { wakes } from '../rules/play';

/** Calls back who has become silent, 30 days as the program begins (S1-3.1, S4-4.2). */
export const playWakeSilent = campaignKind({
  code: 'play_wake_silent',
  group: 'play',
  goal: 'retain',
  trigger: 'enter',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '沉默唤醒', en: 'Wake who fell silent' },
  copy: { zh: '好久不见，送你一张券。', en: 'We have missed you: a coupon is yours.' },
  play: wakes(
    'silent',
    { zh: '好久不见', en: 'Long time no see' },
    { of: ['straight_off', 'amount_off'], pick: 'small' },
  ),
});
