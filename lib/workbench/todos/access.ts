import { accessRequests } from '@/lib/access';
import type { Todo } from '../todo';

/** What colleagues may not see or do and ask for: somebody gives a role, or says no (2.0.2). */
export const accessAsked: Todo = {
  code: 'access_asked',
  weight: 'waiting',
  can: ['access.read', 'access.manage'],
  href: '/console/access?tab=requests',
  async look(context) {
    const { open } = await accessRequests.run(context, {});
    return { count: open.length, isMore: false, oldest: open[0]?.at ?? null };
  },
};
