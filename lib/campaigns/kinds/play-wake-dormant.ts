import { campaignKind } from '../kind';
import { wakes } from '../rules/play';

/** Calls back who has become dormant, 90 days as the program begins (S1-3.1, S4-4.2). */
export const playWakeDormant = campaignKind({
  code: 'play_wake_dormant',
  group: 'play',
  goal: 'retain',
  trigger: 'enter',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '沉睡召回', en: 'Wake who sleeps' },
  copy: { zh: '给你留了一张大额券，回来看看吧。', en: 'A larger coupon is waiting for you.' },
  play: wakes(
    'dormant',
    { zh: '回来看看', en: 'Come back to us' },
    { of: ['amount_off', 'percent_off'], pick: 'large' },
  ),
});
