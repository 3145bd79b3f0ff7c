import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { type Db, LostRace, withTransaction } from '@/lib/platform/db';
import { isSettled } from '../rules/order';
import { refundHash } from '../settlement/fingerprint';
import { loadOrderWork, lockForOrders } from '../settlement/load';
import { refundOrder } from '../settlement/refund';
import { saveOrderWork } from '../settlement/save';
import { isGuest, type OrderWork } from '../settlement/state';
import { orderKeys, parkedRefunds } from '../store/load';
import type { ParkedRefund } from '../store/rows';
import { freeUnknownKeys, holdUnknownKeys, parkRefunds } from '../store/save';
import type { RefundAnswer, RefundEvent } from '../types';

/**
 * Refunds a set in one transaction (4.D): locks, loads, decides each, saves. A refund whose order is unknown or not
 * paid yet is parked and applied when the order settles.
 */
export function processRefunds(events: readonly RefundEvent[], now: Date): Promise<Outcome<RefundAnswer>[]> {
  return withTransaction((db) => processRefundsIn(db, events, now));
}

/** The same in the caller's transaction. */
export async function processRefundsIn(
  db: Db,
  events: readonly RefundEvent[],
  now: Date,
): Promise<Outcome<RefundAnswer>[]> {
  const work = await loadForRefunds(db, events, now);
  const unknown = await holdUnknownOrders(db, events, work);
  const parking = parkingOf(work, await parkedRefunds(db, unknown));
  const outcomes = events.map((event) => refundOrPark(work, event, parking));
  await parkRefunds(
    db,
    parking.added.map((row) => ({ ...row, state: 'parked' })),
  );
  if (unknown.length > 0) await freeUnknownKeys(db, unknown);
  await saveOrderWork(db, work);
  return outcomes;
}

/** What a refund would move, decided on the present state and saved nowhere (N3). */
export async function previewRefund(db: Db, event: RefundEvent, now: Date): Promise<Outcome<RefundAnswer>> {
  const work = await loadForRefunds(db, [event], now);
  const { orderExternalId } = event;
  const waiting = work.orders.has(orderExternalId) ? [] : await parkedRefunds(db, [orderExternalId]);
  return refundOrPark(work, event, parkingOf(work, waiting));
}

async function loadForRefunds(db: Db, events: readonly RefundEvent[], now: Date): Promise<OrderWork> {
  const wanted = [...new Set(events.map(({ orderExternalId }) => orderExternalId))];
  const known = await orderKeys(db, wanted);
  const members = await lockForOrders(db, known);
  const owners = new Map(known.map((key) => [key.externalId, key.memberId]));
  const moments = events.flatMap(({ orderExternalId, refundedAt }) => {
    const memberId = owners.get(orderExternalId);
    return memberId === undefined || isGuest({ memberId }) ? [] : [{ memberId, at: refundedAt }];
  });
  return loadOrderWork(db, { members, known, newExternalIds: [], moments, now });
}

/** Refunds that wait for their orders, by order and number, and those that this set adds to them. */
type Parking = { readonly known: Map<string, ParkedRefund>; readonly added: ParkedRefund[] };

const parkingOf = (work: OrderWork, ofUnknown: readonly ParkedRefund[]): Parking => ({
  known: new Map([...[...work.parked.values()].flat(), ...ofUnknown].map((row) => [placeOf(row), row])),
  added: [],
});

const placeOf = ({ orderExternalId, refundNo }: Pick<ParkedRefund, 'orderExternalId' | 'refundNo'>): string =>
  JSON.stringify([orderExternalId, refundNo]);

function refundOrPark(work: OrderWork, event: RefundEvent, parking: Parking): Outcome<RefundAnswer> {
  const { orderExternalId, refundNo } = event;
  const state = work.orders.get(orderExternalId);
  if (state?.row.status === 'cancelled' && !state.refunds.has(refundNo))
    return refused('order_cancelled', { externalId: orderExternalId });
  const isKnownRefund = state?.refunds.has(refundNo) ?? false;
  if (state !== undefined && (isSettled(state.row.status) || isKnownRefund)) return refundOrder(work, state, event);
  return park(event, parking);
}

/** Parks a refund once: the same again is the same answer, another under its number is refused (4.D.7). */
function park(event: RefundEvent, { known, added }: Parking): Outcome<RefundAnswer> {
  const { orderExternalId, refundNo } = event;
  const row = parkedRow(event);
  const first = known.get(placeOf(row));
  if (first !== undefined && first.contentHash !== row.contentHash) return refused('refund_mismatch', { refundNo });
  if (first === undefined) {
    known.set(placeOf(row), row);
    added.push(row);
  }
  return accepted({ kind: 'parked', orderExternalId, refundNo });
}

/**
 * Holds the keys of the orders that nobody has stored, after the members are locked: the order in which settling takes
 * them. An order that was stored meanwhile makes the set run again, so that its refund is applied and not parked.
 */
async function holdUnknownOrders(db: Db, events: readonly RefundEvent[], work: OrderWork): Promise<string[]> {
  const wanted = [...new Set(events.map(({ orderExternalId }) => orderExternalId))].sort();
  const unknown = wanted.filter((externalId) => !work.orders.has(externalId));
  if (unknown.length > 0 && (await holdUnknownKeys(db, unknown)) < unknown.length) throw new LostRace('order key');
  return unknown;
}

const parkedRow = ({ orderExternalId, refundNo, refundedAt, lines, freight, actor }: RefundEvent): ParkedRefund => ({
  orderExternalId,
  refundNo,
  body: { refundedAt, lines: [...lines], freight, actor },
  contentHash: refundHash({ lines, freight }),
});
