import { z } from 'zod';
import { actorLabel } from '@/lib/kernel/actor';
import { isRefusal, type Outcome, type Refusal } from '@/lib/kernel/refusal';
import { type Context, command, type InvalidInput, isInvalidInput, parseInput } from '@/lib/platform/command';
import { eventOfInput } from '../order-event';
import { quotedInside } from '../quote-inside';
import { type Moment, orderInFuture } from '../rules/future';
import { OrderInput } from '../schema';
import { daysAhead } from '../settings';
import type { OrderAnswer, OrderEvent } from '../types';
import { processOrders } from './process-orders';

/** Most orders in one call. */
export const BATCH_MAX = 500;

/** The outcome for one order of a batch: its answer, a refusal, or what is wrong with its input. */
export type BatchOutcome = Outcome<OrderAnswer> | { readonly ok: false; readonly invalid: InvalidInput };

/** Takes many orders in; each gets its own outcome in the order sent, and one bad order never stops the others. */
export const placeOrders = command({
  name: 'orders.place-batch',
  can: 'orders.write',
  input: z.object({ orders: z.array(z.unknown()).min(1).max(BATCH_MAX) }),
  transaction: 'own',
  async run(context, { orders }): Promise<BatchOutcome[]> {
    const { db, now } = context;
    const moment = { now, aheadDays: await daysAhead(db) };
    const read: Read[] = [];
    for (const raw of orders) read.push(await readOrder(context, raw, moment));
    const events = read.flatMap((one) => ('event' in one ? [one.event] : []));
    const outcomes = events.length === 0 ? [] : await processOrders(events, now);
    let next = 0;
    return read.map(
      (one): BatchOutcome => ('event' in one ? (outcomes[next++] as Outcome<OrderAnswer>) : { ok: false, ...one }),
    );
  },
});

type Read = { event: OrderEvent } | { refusal: Refusal } | { invalid: InvalidInput };

async function readOrder(context: Context, raw: unknown, moment: Moment): Promise<Read> {
  try {
    const input = parseInput(OrderInput, raw);
    const refusal = orderInFuture(input, moment);
    if (refusal !== null) return { refusal };
    return { event: await quotedInside(context, input, eventOfInput(input, actorLabel(context.actor))) };
  } catch (error) {
    if (isInvalidInput(error)) return { invalid: error };
    if (isRefusal(error)) return { refusal: error };
    throw error;
  }
}
