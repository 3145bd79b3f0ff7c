import { systemCaller } from '@/lib/platform/system-caller';
import { reportHealth } from '@/lib/reports';
import type { AlertKind } from '../alert';

/** Statistics that were not what their rows give, when they were last compared; they are mended by then. */
export const statisticsAlert: AlertKind = {
  code: 'statistics',
  can: 'reports.read',
  href: () => '/console/reports',
  async find(db, now) {
    const { differences } = await reportHealth.run({ ...systemCaller('alerts', now), db }, {});
    return differences === 0 ? [] : [{ key: 'statistics', label: '', facts: { count: differences }, store: null }];
  },
};
