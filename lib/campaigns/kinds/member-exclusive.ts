import { campaignKind } from '../kind';

/** Members-only event (S0-5.1: 会员专享活动). */
export const memberExclusive = campaignKind({
  code: 'member_exclusive',
  group: 'member',
  goal: 'activate',
  trigger: 'claim',
  days: 7,
  warmDays: 2,
  needs: [{ sorts: ['batch', 'benefit', 'game', 'offer'] }],
  name: { zh: '会员专享活动', en: 'Members-only event' },
  copy: { zh: '只为会员准备。', en: 'Made for members.' },
});
