import { campaignKind } from '../kind';

/** Store anniversary (S0-5.1: 门店周年庆). */
export const storeAnniversary = campaignKind({
  code: 'store_anniversary',
  group: 'calendar',
  goal: 'activate',
  trigger: 'buy',
  days: 3,
  warmDays: 3,
  needs: [{ sorts: ['offer', 'batch'] }],
  name: { zh: '门店周年庆', en: 'Store anniversary' },
  copy: { zh: '本店生日，街坊同庆。', en: 'Our shop has its birthday: come and celebrate.' },
});
