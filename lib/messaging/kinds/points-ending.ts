import { z } from 'zod';
import { noticeKind } from '../kind';

/** Points that end soon; the daily round tells it, see `jobs/remind.ts` (S1-3.1). */
export const pointsEnding = noticeKind({
  code: 'points_ending',
  event: 'round.points_ending',
  category: 'points',
  purpose: 'service',
  payload: z.object({ points: z.number(), until: z.string() }),
  example: { points: 300, until: '2026-12-31T16:00:00.000Z' },
  tell: (values) => ({ values, href: '/points' }),
});
