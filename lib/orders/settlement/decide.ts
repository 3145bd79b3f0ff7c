import type { Decision } from '@/lib/decisions';
import { must } from '@/lib/kernel/assert';
import { NO_MEMBER } from '@/lib/kernel/id';
import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { moveLevelWindow } from '@/lib/levels';
import { newId } from '@/lib/platform/new-id';
import { activateOrderPoints, orderWindowEnd } from '@/lib/points';
import { decideProgress, goodsAmount, isOlder, isSettled, type Line, type OrderStatus } from '../rules/order';
import type { StoredOrder } from '../store/rows';
import type { OrderAnswer, OrderEvent } from '../types';
import { type FrozenState, releaseAll, useAll } from './holds';
import { holdAgain, placeWithQuote, saysSame } from './place';
import { refundOrder } from './refund';
import { settleOrder } from './settle';
import { answerOf, hasLeft, isGuest, NOTHING_EARNED, type OrderState, type OrderWork } from './state';

/**
 * Applies one event to the working set: a new order is stored and settled, a known one moves forward or repeats. One that
 * is refused leaves the set as it was.
 */
export function applyOrderEvent(
  work: OrderWork,
  event: OrderEvent,
  memberId: string,
  orderId: string,
): Outcome<OrderAnswer> {
  const known = work.orders.get(event.externalId);
  if (known === undefined) return storeNew(work, event, memberId, orderId);
  if (isFrozen(known)) return applyToFrozen(work, known, event, memberId);
  // Placed at its own prices: a quote that comes later would otherwise be dropped in silence.
  const asks = event.asksQuote === true || (event.quoteId ?? null) !== null;
  if (asks && !isOlder(known.row, event)) return refused('order_without_quote', { externalId: event.externalId });
  return applyToKnown(work, known, event, memberId);
}

const isFrozen = (state: OrderState): state is FrozenState => state.frozen !== null;

/**
 * What an event does to an order that was placed with a quote: its goods are those of the quote or it is refused; paid
 * after it had lapsed it holds all again, if that is still there (4.C-freeze, 4.A.8).
 */
function applyToFrozen(work: OrderWork, known: FrozenState, event: OrderEvent, memberId: string): Outcome<OrderAnswer> {
  const { externalId } = event;
  if (!saysSame(known, event)) return refused('order_frozen', { externalId });
  const same = { ...event, contentHash: known.row.contentHash };
  const isOurs = known.row.memberId === memberId && !isOlder(known.row, event);
  const isLapsed = known.frozen.state === 'lapsed' && isSettled(event.status) && isOurs;
  const outcome = isLapsed ? payLapsed(work, known, same) : applyToKnown(work, known, same, memberId);
  // What is refused leaves the order as it was.
  if (!outcome.ok) put(work, known);
  return outcome;
}

/** A payment that comes when its order has been given up: it counts if all that was held is still there (4.A.8). */
function payLapsed(work: OrderWork, known: FrozenState, same: OrderEvent): Outcome<OrderAnswer> {
  const row: StoredOrder = { ...known.row, status: 'placed', cancelledAt: null };
  const outcome = settleKnown(work, { ...updated(known), row }, same, same.status === 'completed');
  return outcome.ok ? accepted(answerOf(outcome.value, false)) : outcome;
}

function applyToKnown(work: OrderWork, known: OrderState, event: OrderEvent, memberId: string): Outcome<OrderAnswer> {
  const progress = decideProgress(known.row, { ...event, memberId });
  switch (progress.kind) {
    case 'stale':
      return accepted(answerOf(known, false, true));
    case 'refused':
      return refused(progress.code, { externalId: event.externalId });
    case 'repeat':
      return accepted(answerOf(remember(work, known, event), false));
    case 'replace':
      return accepted(answerOf(put(work, replaced(known, event)), false));
    case 'settle': {
      const outcome = settleKnown(work, known, event, progress.completes);
      return outcome.ok ? accepted(answerOf(outcome.value, false)) : outcome;
    }
    case 'complete':
      return accepted(
        answerOf(completeOrder(work, remember(work, known, event), event.completedAt ?? work.now), false),
      );
    case 'cancel':
      return cancelOrder(work, remember(work, known, event), event.actor, event.completedAt ?? work.now);
  }
}

/** Completes a paid order: its pending points come forward to their usual date, and the decision says so (4.A.4). */
export function completeOrder(work: OrderWork, state: OrderState, completedAt: Date): OrderState {
  const { row, settled } = state;
  const paidAt = must(row.paidAt, 'completing an unpaid order');
  const at = completedAt > paidAt ? completedAt : paidAt;
  const order = { memberId: row.memberId, orderId: row.id, paidAt, completedAt: at };
  const availableAt = isGuest(row) ? null : activateOrderPoints(work.points, work.ledger, order);
  if (!isGuest(row) && !hasLeft(work, row))
    moveLevelWindow(work.levels, row.memberId, row.id, orderWindowEnd(work.points, order));
  const completed: OrderState = { ...updated(state), row: { ...row, status: 'completed', completedAt: at } };
  if (availableAt === null) return put(work, completed);
  work.decisions.push(broughtForward(row, at, availableAt));
  const points = { ...settled.earned.points, availableAt: availableAt.toISOString() };
  return put(work, { ...completed, settled: { ...settled, earned: { ...settled.earned, points } } });
}

const broughtForward = (row: StoredOrder, at: Date, availableAt: Date): Decision => ({
  memberId: row.memberId,
  id: newId(),
  kind: 'order.completed',
  subjectType: 'order',
  subjectId: row.id,
  at,
  reasons: [
    {
      topic: 'points',
      outcome: 'given',
      code: 'points_brought_forward',
      facts: { availableAt: availableAt.toISOString() },
      rule: 'orders#completion',
    },
  ],
  outcome: { order: row.externalId, availableAt: availableAt.toISOString() },
});

/** Cancels an order: one that was only placed ends; a paid one gives back all that is left of it (4.D). */
export function cancelOrder(work: OrderWork, state: OrderState, actor: string, at: Date): Outcome<OrderAnswer> {
  if (state.row.status === 'completed') return refused('order_completed', { externalId: state.row.externalId });
  let current = state;
  if (state.row.status === 'paid') {
    const event = restOf(state, actor, at);
    const outcome = event.lines.length + event.freight === 0 ? null : refundOrder(work, state, event);
    if (outcome !== null && !outcome.ok) return outcome;
    current = work.orders.get(state.row.externalId) ?? state;
  }
  if (current.row.status === 'placed' && isFrozen(current)) current = releaseAll(work, current, 'released');
  const row: StoredOrder = { ...current.row, status: 'cancelled', cancelledAt: at };
  return accepted(answerOf(put(work, { ...updated(current), row }), false));
}

/** Everything that has not come back yet, as one refund. */
function restOf({ row, lines }: OrderState, actor: string, at: Date) {
  return {
    orderExternalId: row.externalId,
    refundNo: 'cancellation',
    refundedAt: at,
    lines: lines
      // Gifts of an order that is cancelled have not left the shop.
      .filter(
        (line) => line.kind !== 'adjustment' && (line.quantity > line.refundedQuantity || line.net > line.refundedNet),
      )
      .map((line) => ({
        id: line.id,
        quantity: line.quantity - line.refundedQuantity,
        amount: line.net - line.refundedNet,
      })),
    freight: row.freight - row.refundedFreight,
    actor,
  };
}

function storeNew(work: OrderWork, event: OrderEvent, memberId: string, orderId: string): Outcome<OrderAnswer> {
  const row: StoredOrder = {
    memberId,
    id: orderId,
    externalId: event.externalId,
    version: event.version,
    status: event.status,
    channel: event.channel,
    storeCode: event.storeCode,
    placedAt: event.placedAt,
    ...timesOf(event, event.status, null),
    ...amountsOf(event),
    refundedGoods: 0,
    refundedFreight: 0,
    fullyRefunded: false,
    decisionId: null,
    source: event.source,
    quoteId: null,
    payBy: null,
    tender: 0,
  };
  const plain: OrderState = {
    row,
    lines: event.lines,
    settled: NOTHING_EARNED,
    frozen: null,
    change: 'new',
    linesBack: new Set(),
    refunds: new Map(),
  };
  const placed = event.quoteId ? placeWithQuote(work, plain, event) : accepted(plain);
  if (!placed.ok) return placed;
  // One that was cancelled before anybody told of it holds nothing.
  const isOver = event.status === 'cancelled' && isFrozen(placed.value);
  const state = put(work, isOver ? releaseAll(work, placed.value, 'released') : placed.value);
  const outcome = isSettled(event.status) ? settleAndUnpark(work, state, event.actor) : accepted(state);
  return outcome.ok ? accepted(answerOf(outcome.value, true)) : outcome;
}

function settleKnown(work: OrderWork, known: OrderState, event: OrderEvent, completes: boolean): Outcome<OrderState> {
  const isSame = known.row.contentHash === event.contentHash;
  const fresh = isSame ? remember(work, known, event) : replaced(known, event);
  const status: OrderStatus = completes ? 'completed' : 'paid';
  const row: StoredOrder = { ...fresh.row, status, ...timesOf(event, status, work.now) };
  return settleAndUnpark(work, { ...updated(fresh), row }, event.actor);
}

/** Settles, then applies the refunds that were waiting; one that does not fit is marked failed, never lost (4.F). */
function settleAndUnpark(work: OrderWork, state: OrderState, actor: string): Outcome<OrderState> {
  let paid = state;
  if (isFrozen(state)) {
    const refusal = holdAgain(work, state, actor);
    if (refusal !== null) return { ok: false, refusal };
    paid = useAll(work, state, actor);
  }
  const settled = put(work, settleOrder(work, paid, actor));
  for (const { orderExternalId, refundNo, body } of work.parked.get(settled.row.externalId) ?? []) {
    const current = work.orders.get(orderExternalId) ?? settled;
    const outcome = refundOrder(work, current, { orderExternalId, refundNo, ...body });
    const code = outcome.ok ? null : outcome.refusal.code;
    work.unparked.push({ orderExternalId, refundNo, state: outcome.ok ? 'applied' : 'failed', code });
  }
  return accepted(work.orders.get(settled.row.externalId) ?? settled);
}

/** Payment and completion; an order that arrives completed is complete at payment, a known one now (api: POST /orders). */
function timesOf(event: OrderEvent, status: OrderStatus, now: Date | null) {
  const paidAt = isSettled(status) ? (event.paidAt ?? event.placedAt) : null;
  const completedAt = status === 'completed' ? (event.completedAt ?? now ?? paidAt) : null;
  return { paidAt, completedAt, cancelledAt: status === 'cancelled' ? (now ?? event.placedAt) : null };
}

function amountsOf(event: OrderEvent) {
  return {
    goods: goodsAmount(event.lines),
    freight: event.freight,
    adjustment: event.lines.reduce((total, { kind, net }) => (kind === 'adjustment' ? total + net : total), 0),
    contentHash: event.contentHash,
  };
}

function replaced(known: OrderState, event: OrderEvent): OrderState {
  const { channel, storeCode, placedAt } = event;
  return {
    ...known,
    row: {
      ...known.row,
      ...amountsOf(event),
      channel,
      storeCode,
      placedAt,
      version: event.version ?? known.row.version,
    },
    lines: event.lines as readonly Line[],
    change: known.change === 'new' ? 'new' : 'replaced',
  };
}

/** Keeps the newest version number, so that older events about the order are known as stale. */
function remember(work: OrderWork, known: OrderState, event: OrderEvent): OrderState {
  const version = event.version;
  if (version === null || version <= (known.row.version ?? -1)) return known;
  return put(work, { ...updated(known), row: { ...known.row, version } });
}

const updated = (state: OrderState): OrderState => ({
  ...state,
  change: state.change === 'none' ? 'updated' : state.change,
});

function put(work: OrderWork, state: OrderState): OrderState {
  work.orders.set(state.row.externalId, state);
  return state;
}

/** The id for a new order of a member, or of nobody. */
export const newOrderId = (): string => newId();

/** The member under whom a guest's order is kept. */
export const GUEST = NO_MEMBER;
