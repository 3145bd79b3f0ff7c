import { z } from 'zod';
import { actorLabel } from '@/lib/kernel/actor';
import { Instant } from '@/lib/kernel/instant';
import { accepted, type Outcome, Refusal, refused } from '@/lib/kernel/refusal';
import { command } from '@/lib/platform/command';
import { type Db, withTransaction } from '@/lib/platform/db';
import { refuseFuture } from '../rules/future';
import { daysAhead } from '../settings';
import { cancelOrder as cancel, completeOrder as complete } from '../settlement/decide';
import { loadOrderWork, lockForOrders } from '../settlement/load';
import { saveOrderWork } from '../settlement/save';
import { answerOf, type OrderState, type OrderWork } from '../settlement/state';
import { orderKeys } from '../store/load';
import type { OrderAnswer } from '../types';

const Input = z.object({ orderExternalId: z.string().min(1).max(128), at: Instant.nullish() });

/** Completes a paid order; completing it again changes nothing (4.A.4). */
export const completeOrder = command({
  name: 'orders.complete',
  can: 'orders.write',
  input: Input,
  transaction: 'own',
  async run({ db, now }, { orderExternalId, at }): Promise<OrderAnswer> {
    const happened = await momentOf(db, at, now);
    return moveOrder(orderExternalId, [happened, now], (work, state) => {
      if (state.row.status === 'completed') return accepted(answerOf(state, false));
      if (state.row.status !== 'paid') return refused(`order_${state.row.status}`, { externalId: orderExternalId });
      return accepted(answerOf(complete(work, state, happened), false));
    });
  },
});

/** Cancels an order; a paid one gives back all that is left, a completed one must be refunded instead (4.D). */
export const cancelOrder = command({
  name: 'orders.cancel',
  can: 'orders.write',
  input: Input,
  transaction: 'own',
  async run({ db, now, actor }, { orderExternalId, at }): Promise<OrderAnswer> {
    const happened = await momentOf(db, at, now);
    return moveOrder(orderExternalId, [happened, now], (work, state) => {
      if (state.row.status === 'cancelled') return accepted(answerOf(state, false));
      return cancel(work, state, actorLabel(actor), happened);
    });
  },
});

/** When it happened: as said, or now; a time that lies too far ahead is refused. */
async function momentOf(db: Db, at: Date | null | undefined, now: Date): Promise<Date> {
  const refusal = refuseFuture('order_in_future', [at], { now, aheadDays: await daysAhead(db) });
  if (refusal !== null) throw refusal;
  return at ?? now;
}

type Move = (work: OrderWork, state: OrderState) => Outcome<OrderAnswer>;

/** Moves one order in a transaction of its own; `at` is when it moves and when that is written. */
function moveOrder(externalId: string, at: readonly [Date, Date], move: Move): Promise<OrderAnswer> {
  return withTransaction(async (db) => {
    const known = await orderKeys(db, [externalId]);
    const members = await lockForOrders(db, known);
    const moments = known
      .filter(({ memberId }) => members.members.has(memberId))
      .flatMap(({ memberId }) => at.map((one) => ({ memberId, at: one })));
    const work = await loadOrderWork(db, { members, known, newExternalIds: [], moments, now: at[1] });
    const state = work.orders.get(externalId);
    if (state === undefined) throw new Refusal('order_not_found', { externalId }, 404);
    const outcome = move(work, state);
    if (!outcome.ok) throw outcome.refusal;
    await saveOrderWork(db, work);
    return outcome.value;
  });
}
