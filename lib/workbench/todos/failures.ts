import { type FailureView, failureList } from '@/lib/failures';
import { listed } from '../todo';

const given = (kind: 'event' | 'job') => ({
  path: '/console/failures',
  list: failureList,
  weight: 'broken' as const,
  can: ['system.read', 'system.repair'] as const,
  asked: { view: kind },
  beforeAll: `~1970-01-01T00:00:00.000Z_${kind}-0`,
  at: ({ at }: FailureView) => at,
});

/** Announcements that a listener refused until they were given up, such as messages that were not sent (4.F). */
export const failedEvents = listed({ code: 'failed_events', ...given('event') });

/** Jobs of the worker that were given up. */
export const failedJobs = listed({ code: 'failed_jobs', ...given('job') });
