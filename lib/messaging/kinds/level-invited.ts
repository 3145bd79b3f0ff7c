import { z } from 'zod';
import { noticeKind } from '../kind';

/** An invitation to the level that nobody reaches by buying alone. */
export const levelInvited = noticeKind({
  code: 'level_invited',
  event: 'level.invited',
  category: 'level',
  purpose: 'marketing',
  payload: z.object({}),
  example: {},
  tell: () => ({ values: {}, href: '/level' }),
});
