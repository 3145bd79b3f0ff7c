import { NO_MEMBER } from '@/lib/kernel/id';
import { closingList } from '@/lib/privacy';
import { listed } from '../todo';

/** Accounts that members want closed and that something keeps open (4.K). */
export const closingsBlocked = listed({
  code: 'closings_blocked',
  weight: 'waiting',
  can: ['privacy.read', 'privacy.serve'],
  path: '/console/privacy',
  list: closingList,
  asked: { view: 'blocked' },
  beforeAll: `~1970-01-01T00:00:00.000Z_${NO_MEMBER}`,
  at: ({ askedAt }) => askedAt,
});
