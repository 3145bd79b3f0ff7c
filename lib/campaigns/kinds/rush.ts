import { campaignKind } from '../kind';

/** Limited-time rush (S0-5.1: 限时抢购). */
export const rush = campaignKind({
  code: 'rush',
  group: 'flash',
  goal: 'clear',
  trigger: 'buy',
  days: 1,
  warmDays: 1,
  needs: [{ sorts: ['offer'], kinds: ['flash_price', 'item_discount'] }],
  name: { zh: '限时抢购', en: 'Limited-time rush' },
  copy: { zh: '限时限量，先到先得。', en: 'For a short time, while stocks last.' },
});
