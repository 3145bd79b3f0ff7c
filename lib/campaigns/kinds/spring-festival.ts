import { campaignKind } from '../kind';

/** Spring Festival fair (S0-5.1: 春节年货节). */
export const springFestival = campaignKind({
  code: 'spring_festival',
  group: 'calendar',
  goal: 'activate',
  trigger: 'buy',
  days: 15,
  warmDays: 7,
  needs: [{ sorts: ['offer', 'batch'] }],
  name: { zh: '春节年货节', en: 'Spring Festival fair' },
  copy: { zh: '新春备年货，会员享好价。', en: 'Stock up for the New Year at member prices.' },
});
