import { earningAsWritten, orderRulesAt } from '@/lib/earning';
import { isInvalidInput } from '@/lib/platform/command';
import { pointWorth } from '@/lib/pricing';
import type { Subject } from './subject';

const rulesOf = (asset: 'points' | 'growth'): Subject => ({
  code: asset,
  can: 'settings.read',
  page: () => `/console/earning/${asset}`,
  async draft(db, program, _, now) {
    try {
      const [live, draft] = await Promise.all([orderRulesAt(db, now), earningAsWritten(db, asset)]);
      const trial = { type: 'earning', asset, worth: pointWorth(program), live: live[asset], draft } as const;
      return { name: null, trial, about: draft };
    } catch (error) {
      // A draft need not be right yet; such a one cannot be tested.
      if (isInvalidInput(error)) return null;
      throw error;
    }
  },
});

/** The rules by which orders earn points. */
export const points: Subject = rulesOf('points');

/** The rules by which orders earn growth. */
export const growth: Subject = rulesOf('growth');
