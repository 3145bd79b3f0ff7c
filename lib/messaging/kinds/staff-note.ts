import { z } from 'zod';
import { noticeKind } from '../kind';

const Words = z.object({ zh: z.string(), en: z.string() });

/** What somebody of the staff wrote to one member about his own account; `commands/write.ts` sends it (B2). */
export const staffNote = noticeKind({
  code: 'staff_note',
  event: 'staff.wrote',
  category: 'activities',
  purpose: 'service',
  payload: z.object({ title: Words, text: Words }),
  example: {
    title: { zh: '关于您昨天的来电', en: 'About your call yesterday' },
    text: { zh: '积分已核对，余额无误。', en: 'We went through your points: the balance is right.' },
  },
  tell: (values) => ({ values, href: '/inbox' }),
});
