import { z } from 'zod';
import { noticeKind } from '../kind';

/** Points that ended unused (S1-3.1). */
export const pointsExpired = noticeKind({
  code: 'points_expired',
  event: 'points.expired',
  category: 'points',
  purpose: 'service',
  payload: z.object({ points: z.number() }),
  example: { points: 120 },
  tell: ({ points }) => ({ values: { points }, href: '/points' }),
});
