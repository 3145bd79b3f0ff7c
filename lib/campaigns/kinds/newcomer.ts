import { campaignKind } from '../kind';

/** Newcomer offer (S0-5.1: 新用户专享). */
export const newcomer = campaignKind({
  code: 'newcomer',
  group: 'acquire',
  goal: 'acquire',
  trigger: 'buy',
  days: 30,
  warmDays: 0,
  needs: [{ sorts: ['offer', 'batch', 'task'] }],
  name: { zh: '新用户专享', en: 'Newcomer offer' },
  copy: { zh: '新朋友，第一单更优惠。', en: 'Your first order costs less.' },
});
