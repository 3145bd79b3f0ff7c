import { isShopOpen, refundRequests } from '@/lib/shop';
import type { Todo } from '../todo';

/** Refunds that members asked for; they ask in the demo shop only (4.F). */
export const refundsAsked: Todo = {
  code: 'refunds_asked',
  weight: 'waiting',
  can: ['refunds.write'],
  href: '/console/orders/requests',
  async look(context) {
    if (!isShopOpen()) return { count: 0, isMore: false, oldest: null };
    const open = await refundRequests.run(context, { which: 'open' });
    return { count: open.length, isMore: false, oldest: open[0]?.createdAt ?? null };
  },
};
