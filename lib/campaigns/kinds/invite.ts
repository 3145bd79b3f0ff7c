import { campaignKind } from '../kind';

/** Invite and get (S0-5.1: 邀请有礼). */
export const invite = campaignKind({
  code: 'invite',
  group: 'acquire',
  goal: 'acquire',
  trigger: 'invite',
  days: 30,
  warmDays: 0,
  needs: [{ sorts: ['task'], kinds: ['invite_friend'] }],
  name: { zh: '邀请有礼', en: 'Invite and get' },
  copy: { zh: '邀请好友，双方有礼。', en: 'Invite a friend: gifts for both.' },
});
