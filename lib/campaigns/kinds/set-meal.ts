import { campaignKind } from '../kind';

/** Set offer (S0-5.1: 优惠套餐). */
export const setMeal = campaignKind({
  code: 'set_meal',
  group: 'bundle',
  goal: 'ticket',
  trigger: 'buy',
  days: 14,
  warmDays: 2,
  needs: [{ sorts: ['offer'], kinds: ['bundle', 'quantity_save', 'buy_n'] }],
  name: { zh: '优惠套餐', en: 'Set offer' },
  copy: { zh: '一套带走，省心省钱。', en: 'Take the set and save.' },
});
