import { exchangesToSend, mallItemsLow } from '@/lib/mall';
import type { Todo } from '../todo';

/** Items of the mall with a tenth of their stock left, or less (4.E). */
export const itemsLow: Todo = {
  code: 'items_low',
  weight: 'soon',
  can: ['mall.read', 'mall.edit'],
  href: '/console/mall?view=low',
  async look({ db, now }) {
    return { count: (await mallItemsLow(db, now)).length, isMore: false, oldest: null };
  },
};

/** Exchanges that members paid for and nobody has sent. */
export const exchangesWaiting: Todo = {
  code: 'exchanges_waiting',
  weight: 'waiting',
  can: ['mall.read', 'mall.fulfil'],
  href: '/console/mall/orders?state=awaiting_shipment',
  async look({ db, actor }) {
    return { isMore: false, ...(await exchangesToSend(db, actor)) };
  },
};
