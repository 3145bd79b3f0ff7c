import { z } from 'zod';
import { noticeKind } from '../kind';

const Name = z.object({ zh: z.string(), en: z.string() });

/** Something went wrong and was put right: the words that the repair has for it (N16). */
export const repairMade = noticeKind({
  code: 'repair_made',
  event: 'repair.made',
  category: 'activities',
  purpose: 'service',
  payload: z.object({ href: z.string(), title: Name, text: Name }),
  example: {
    href: '/points',
    title: { zh: '积分已补发', en: 'Your points were put right' },
    text: { zh: '昨天少给的积分已经到账，抱歉。', en: 'What was missing yesterday is in your account. Sorry.' },
  },
  tell: ({ href, title, text }) => ({ values: { title, text }, href }),
});
