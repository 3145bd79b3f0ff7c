import { z } from 'zod';
import { noticeKind } from '../kind';

/** A higher level (S3-5.3); the first one comes with joining and is no news. */
export const levelReached = noticeKind({
  code: 'level_reached',
  event: 'level.reached',
  category: 'level',
  purpose: 'service',
  payload: z.object({ from: z.string().nullable(), to: z.string() }),
  example: { from: 'silver', to: 'gold' },
  tell: ({ from, to }) => (from === null ? null : { values: { level: { of: 'level', code: to } }, href: '/level' }),
});
