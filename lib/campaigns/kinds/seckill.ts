import { campaignKind } from '../kind';

/** On-the-hour deals (S0-5.1: 整点秒杀). */
export const seckill = campaignKind({
  code: 'seckill',
  group: 'flash',
  goal: 'activate',
  trigger: 'buy',
  days: 1,
  warmDays: 1,
  needs: [{ sorts: ['offer'], kinds: ['flash_price'] }],
  name: { zh: '整点秒杀', en: 'On-the-hour deals' },
  copy: { zh: '整点开抢，抢完即止。', en: 'On the hour, until they are gone.' },
});
