import { z } from 'zod';
import { actorLabel } from '@/lib/kernel/actor';
import type { Outcome, Refusal } from '@/lib/kernel/refusal';
import { command, type InvalidInput, isInvalidInput, parseInput } from '@/lib/platform/command';
import { eventOfInput } from '../order-event';
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
  async run({ db, actor, now }, { orders }): Promise<BatchOutcome[]> {
    const moment = { now, aheadDays: await daysAhead(db) };
    const read = orders.map((raw) => readOrder(raw, actorLabel(actor), moment));
    const events = read.flatMap((one) => ('event' in one ? [one.event] : []));
    const outcomes = events.length === 0 ? [] : await processOrders(events, now);
    let next = 0;
    return read.map(
      (one): BatchOutcome => ('event' in one ? (outcomes[next++] as Outcome<OrderAnswer>) : { ok: false, ...one }),
    );
  },
});

type Read = { event: OrderEvent } | { refusal: Refusal } | { invalid: InvalidInput };

function readOrder(raw: unknown, actor: string, moment: Moment): Read {
  try {
    const input = parseInput(OrderInput, raw);
    const refusal = orderInFuture(input, moment);
    return refusal === null ? { event: eventOfInput(input, actor) } : { refusal };
  } catch (error) {
    if (isInvalidInput(error)) return { invalid: error };
    throw error;
  }
}
