import { campaignKind } from '../kind';

/** Sign-up pack (S0-5.1: 注册送豪礼). */
export const signUpPack = campaignKind({
  code: 'sign_up_pack',
  group: 'acquire',
  goal: 'acquire',
  trigger: 'join',
  days: 30,
  warmDays: 0,
  needs: [{ sorts: ['benefit', 'batch', 'task'] }],
  name: { zh: '注册送豪礼', en: 'Sign-up pack' },
  copy: { zh: '注册即送，开启会员之旅。', en: 'Join and take the pack.' },
});
