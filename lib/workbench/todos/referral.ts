import { NO_MEMBER } from '@/lib/kernel/id';
import { referralList } from '@/lib/referral';
import { listed } from '../todo';

/** Invitations that were held back as doubtful until somebody looks at them (4.L). */
export const invitationsHeld = listed({
  code: 'invitations_held',
  weight: 'waiting',
  can: ['referral.read', 'referral.review'],
  path: '/console/referral',
  list: referralList,
  asked: { view: 'held' },
  beforeAll: `~1970-01-01T00:00:00.000Z_${NO_MEMBER}`,
  at: ({ boundAt }) => boundAt,
});
