import { z } from 'zod';
import { noticeKind } from '../kind';

/** A level that would drop as things stand, told ahead (4.B.5, S3-5.3). */
export const levelEnding = noticeKind({
  code: 'level_ending',
  event: 'level.notice',
  category: 'level',
  purpose: 'service',
  payload: z.object({ dropsAt: z.string(), level: z.string(), to: z.string() }),
  example: { dropsAt: '2026-12-31T16:00:00.000Z', level: 'gold', to: 'silver' },
  tell: ({ dropsAt, level, to }) => ({
    values: { level: { of: 'level', code: level }, to: { of: 'level', code: to }, since: dropsAt },
    href: '/level',
  }),
});
