import { z } from 'zod';
import { noticeKind } from '../kind';

/** Today's check-in, for whoever asked to be reminded of it; the evening round tells it, see `jobs/remind.ts` (M5). */
export const checkInWaits = noticeKind({
  code: 'check_in_waits',
  event: 'round.check_in_waits',
  category: 'activities',
  // He asked for it.
  purpose: 'service',
  payload: z.object({ until: z.string() }),
  example: { until: '2026-12-31T16:00:00.000Z' },
  tell: (values) => ({ values, href: '/tasks' }),
});
