import { actorLabel } from '@/lib/kernel/actor';
import type { Outcome } from '@/lib/kernel/refusal';
import { coalescer } from '@/lib/platform/coalescer';
import { command } from '@/lib/platform/command';
import { eventOfInput } from '../order-event';
import { quotedInside } from '../quote-inside';
import { orderInFuture } from '../rules/future';
import { OrderInput } from '../schema';
import { daysAhead } from '../settings';
import type { OrderAnswer, OrderEvent } from '../types';
import { processOrders } from './process-orders';

/** Settles one order joined with all that arrive meanwhile; the moment is that of the set. */
export const settleJoined = coalescer<OrderEvent, Outcome<OrderAnswer>>('orders', (events) =>
  processOrders(events, new Date()),
);

/** Takes an order in from a till or shop: stores it and, when it is paid, settles it (S1-2.3, 4.F). */
export const placeOrder = command({
  name: 'orders.place',
  can: 'orders.write',
  input: OrderInput,
  transaction: 'own',
  async run(context, input): Promise<OrderAnswer> {
    const { db, actor, now } = context;
    const refusal = orderInFuture(input, { now, aheadDays: await daysAhead(db) });
    if (refusal !== null) throw refusal;
    const event = await quotedInside(context, input, eventOfInput(input, actorLabel(actor)));
    const outcome = await settleJoined(event);
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  },
});
