import { campaignKind } from '../kind';
import { wakes } from '../rules/play';

/** Wins back who is lost, 180 days as the program begins, with the largest coupon there is (S4-4.2). */
export const playWakeLost = campaignKind({
  code: 'play_wake_lost',
  group: 'play',
  goal: 'retain',
  trigger: 'enter',
  days: 90,
  warmDays: 0,
  needs: [],
  name: { zh: '流失赢回', en: 'Win back who was lost' },
  copy: { zh: '久违了，最大的一张券送给你。', en: 'It has been long: our largest coupon is yours.' },
  play: wakes('lost', { zh: '久别重逢', en: 'Together again' }, { of: ['percent_off', 'amount_off'], pick: 'large' }),
});
