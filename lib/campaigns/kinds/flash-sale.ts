import { campaignKind } from '../kind';

/** Flash sale (S0-5.1: 品牌闪购). */
export const flashSale = campaignKind({
  code: 'flash_sale',
  group: 'flash',
  goal: 'clear',
  trigger: 'buy',
  days: 2,
  warmDays: 1,
  needs: [{ sorts: ['offer'], kinds: ['flash_price', 'item_discount'] }],
  name: { zh: '品牌闪购', en: 'Flash sale' },
  copy: { zh: '精选好物，限时闪购。', en: 'Chosen goods at flash prices.' },
});
