import { z } from 'zod';
import { noticeKind } from '../kind';

/** A level that was kept for another term (S3-5.3). */
export const levelKept = noticeKind({
  code: 'level_kept',
  event: 'level.kept',
  category: 'level',
  purpose: 'service',
  payload: z.object({ to: z.string(), validTo: z.string().nullable() }),
  example: { to: 'gold', validTo: '2027-11-30T16:00:00.000Z' },
  tell: ({ to, validTo }) =>
    validTo === null ? null : { values: { level: { of: 'level', code: to }, until: validTo }, href: '/level' },
});
