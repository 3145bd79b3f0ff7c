import { z } from 'zod';
import { noticeKind } from '../kind';

const TOLD = ['registration', 'level_entry', 'birthday', 'dates', 'manual', 'bulk'];

/** A benefit that came by itself or by hand (S1-2.4); what comes with each order or period is no news. */
export const benefitArrived = noticeKind({
  code: 'benefit_arrived',
  event: 'benefit.granted',
  category: 'benefits',
  purpose: 'service',
  payload: z.object({ benefit: z.string(), source: z.string() }),
  example: { benefit: 'birthday_pack', source: 'birthday' },
  tell: ({ benefit, source }) =>
    TOLD.includes(source)
      ? { values: { benefit: { of: 'benefit', code: benefit } }, href: '/benefits', once: benefit }
      : null,
});
