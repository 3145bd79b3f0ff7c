import { NO_MEMBER } from '@/lib/kernel/id';
import { alertList } from '../alert-list';
import { listed } from '../todo';

/** What the program raised and nobody has read. */
export const alertsOpen = listed({
  code: 'alerts_open',
  weight: 'broken',
  can: ['account.own'],
  path: '/console/alerts',
  list: alertList,
  asked: { view: 'open' },
  beforeAll: `~${NO_MEMBER}`,
  at: ({ raisedAt }) => raisedAt,
});
