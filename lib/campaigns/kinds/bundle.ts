import { campaignKind } from '../kind';

/** Bundle (S0-5.1: 超值组合). */
export const bundle = campaignKind({
  code: 'bundle',
  group: 'bundle',
  goal: 'ticket',
  trigger: 'buy',
  days: 14,
  warmDays: 2,
  needs: [{ sorts: ['offer'], kinds: ['bundle'] }],
  name: { zh: '超值组合', en: 'Bundle' },
  copy: { zh: '搭配购买更划算。', en: 'Better together, and cheaper.' },
});
