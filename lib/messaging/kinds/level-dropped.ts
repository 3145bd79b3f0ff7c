import { z } from 'zod';
import { noticeKind } from '../kind';

/** A level that ended (S3-5.3). */
export const levelDropped = noticeKind({
  code: 'level_dropped',
  event: 'level.dropped',
  category: 'level',
  purpose: 'service',
  payload: z.object({ from: z.string(), to: z.string() }),
  example: { from: 'gold', to: 'silver' },
  tell: ({ from, to }) => ({
    values: { from: { of: 'level', code: from }, to: { of: 'level', code: to } },
    href: '/level',
  }),
});
