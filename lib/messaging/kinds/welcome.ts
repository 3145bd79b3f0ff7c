import { z } from 'zod';
import { noticeKind } from '../kind';

/** Somebody joined (S1-3.1). */
export const welcome = noticeKind({
  code: 'welcome',
  event: 'member.enrolled',
  category: 'activities',
  purpose: 'service',
  payload: z.object({}),
  example: {},
  tell: () => ({ values: {}, href: '/coupons' }),
});
