import { ordersSection } from '@/lib/orders';
import { termPrinter } from '../printer';
import { sayTold, spanOf, term } from '../told';

/** How long an order waits for its payment, and what a refund does about discounts and gifts (4.D). */
export const ordering = termPrinter({
  code: 'ordering',
  schema: ordersSection.schema,
  silent: { aheadDays: 'what a till with a wrong clock may send' },
  describe: ({ paySeconds, reclaim, goneGifts }) => [
    term('pay', { time: spanOf(paySeconds) }),
    term(`reclaim_${reclaim}`, {}, 'reclaim'),
    term(`gifts_${goneGifts}`, {}, 'gifts'),
  ],
  say: sayTold('ordering'),
});
