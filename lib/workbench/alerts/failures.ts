import { countGivenUp, GIVEN_UP_KINDS } from '@/lib/platform/given-up';
import type { AlertKind } from '../alert';

const COUNTED_TO = 10_000;

/** Announcements or jobs that the program gave up (4.F). */
export const failureAlert: AlertKind = {
  code: 'failure',
  can: 'system.read',
  href: (key) => `/console/failures?view=${key}`,
  async find(db) {
    const counts = await Promise.all(
      GIVEN_UP_KINDS.map(async (kind) => ({ kind, count: await countGivenUp(db, { kind, words: null }, COUNTED_TO) })),
    );
    return counts
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => ({ key: kind, label: kind, facts: { count }, store: null }));
  },
};
