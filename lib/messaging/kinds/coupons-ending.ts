import { z } from 'zod';
import { noticeKind } from '../kind';

/** Coupons that end soon; the daily round tells it, see `jobs/remind.ts` (S1-3.1). */
export const couponsEnding = noticeKind({
  code: 'coupons_ending',
  event: 'round.coupons_ending',
  category: 'coupons',
  purpose: 'marketing',
  hasStake: true,
  payload: z.object({ coupons: z.number(), until: z.string() }),
  example: { coupons: 2, until: '2026-12-31T16:00:00.000Z' },
  tell: (values) => ({ values, href: '/coupons' }),
});
