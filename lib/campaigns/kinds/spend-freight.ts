import { campaignKind } from '../kind';

/** Free delivery with spend (S0-5.1: 满额包邮). */
export const spendFreight = campaignKind({
  code: 'spend_freight',
  group: 'spend',
  goal: 'ticket',
  trigger: 'buy',
  days: 7,
  warmDays: 2,
  needs: [{ sorts: ['offer'], kinds: ['free_freight', 'reduced_freight'] }],
  name: { zh: '满额包邮', en: 'Free delivery with spend' },
  copy: { zh: '满额包邮，轻松到家。', en: 'Spend enough and delivery is free.' },
});
