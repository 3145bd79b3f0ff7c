import { localDate } from '@/lib/kernel/day';
import type { PastOrder } from '@/lib/orders';
import type { Decided } from '../rules/tally';
import { isGuest, type OrdersContext } from './context';

/** What is told of a past order whatever is decided about it: whose and where it was, and what was paid for its goods. */
export function faceOf(
  order: PastOrder,
  context: OrdersContext,
): Pick<Decided, 'order' | 'memberId' | 'level' | 'store' | 'day' | 'list' | 'paid'> {
  const { externalId, memberId, paidAt, storeCode, lines } = order;
  return {
    order: externalId,
    memberId: isGuest(order) ? null : memberId,
    level: isGuest(order) ? null : context.levelAt(memberId, paidAt),
    store: storeCode,
    day: localDate(paidAt, context.program.zone),
    list: lines.reduce((total, { unitPrice, quantity }) => total + unitPrice * quantity, 0),
    paid: lines.reduce((total, { net }) => total + net, 0),
  };
}
