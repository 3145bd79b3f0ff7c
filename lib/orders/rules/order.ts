import { assert } from '@/lib/kernel/assert';

/** The states of an order. */
export type OrderStatus = 'placed' | 'paid' | 'completed' | 'cancelled';

/** Goods earn and count; freight stands beside them; adjustments are kept on the order and are never goods; gifts cost nothing. */
export type LineKind = 'goods' | 'adjustment' | 'gift';

/** One line of an order; money in fen, net = quantity × unit price − discount (negative only for adjustments). */
export type Line = {
  readonly id: string;
  readonly kind: LineKind;
  readonly sku: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discount: number;
  readonly net: number;
  readonly refundedQuantity: number;
  readonly refundedNet: number;
};

/** Order of the states in which an order moves forward. */
const STEP: Readonly<Record<OrderStatus, number>> = { placed: 0, paid: 1, completed: 2, cancelled: 3 };

/** Whether the order has been paid and so has settled. */
export const isSettled = (status: OrderStatus): boolean => status === 'paid' || status === 'completed';

/** What an event about an order that is already known asks for. */
export type Progress =
  | { readonly kind: 'stale' }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'settle'; readonly completes: boolean }
  | { readonly kind: 'complete' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'replace' }
  | {
      readonly kind: 'refused';
      readonly code: 'order_settled' | 'order_cancelled' | 'order_completed' | 'order_member_changed';
    };

/** What is known of an order, or said of it: its version, state, member and the fingerprint of its content. */
export type OrderFace = {
  readonly version: number | null;
  readonly status: OrderStatus;
  readonly memberId: string;
  readonly contentHash: string;
};

/**
 * Decides what an event does to a known order: an older version is stale; the same or a step back repeats; changed
 * content after payment is refused; a step forward is applied (4.F).
 */
export function decideProgress(known: OrderFace, event: OrderFace): Progress {
  if (isOlder(known, event)) return { kind: 'stale' };
  if (known.memberId !== event.memberId) return { kind: 'refused', code: 'order_member_changed' };
  const isChanged = known.contentHash !== event.contentHash;
  if (known.status === 'cancelled') return cancelledMeets(event, isChanged);
  if (isSettled(known.status)) return settledMeets(known, event, isChanged);
  if (event.status === 'cancelled') return { kind: 'cancel' };
  if (isSettled(event.status)) return { kind: 'settle', completes: event.status === 'completed' };
  return isChanged ? { kind: 'replace' } : { kind: 'repeat' };
}

/** Whether an event is of an older version than what is known (4.F). */
export const isOlder = (known: Pick<OrderFace, 'version'>, event: Pick<OrderFace, 'version'>): boolean =>
  known.version !== null && event.version !== null && event.version < known.version;

function cancelledMeets(event: OrderFace, isChanged: boolean): Progress {
  if (isSettled(event.status) || isChanged) return { kind: 'refused', code: 'order_cancelled' };
  return { kind: 'repeat' };
}

function settledMeets(known: OrderFace, event: OrderFace, isChanged: boolean): Progress {
  if (isChanged) return { kind: 'refused', code: 'order_settled' };
  if (STEP[event.status] <= STEP[known.status]) return { kind: 'repeat' };
  if (event.status === 'completed') return { kind: 'complete' };
  return known.status === 'completed' ? { kind: 'refused', code: 'order_completed' } : { kind: 'cancel' };
}

/** Σ net of the goods lines: what levels count, without freight and adjustments (P-basics). */
export const goodsAmount = (lines: readonly Line[]): number =>
  lines.reduce((total, { kind, net }) => (kind === 'goods' ? total + net : total), 0);

/** Whether the order holds goods at all; one without does not qualify. */
export const hasGoods = (lines: readonly Line[]): boolean => lines.some(({ kind }) => kind === 'goods');

/**
 * The money of some units of a line, by frozen unit nets: the net is split over the units in integers, the first units
 * hold the odd fen (4.C-allocation, 4.D.1). Units are counted from those that came back already.
 */
export function unitsNet(line: Pick<Line, 'net' | 'quantity'>, from: number, count: number): number {
  assert(from >= 0 && from + count <= line.quantity, 'units beyond the line');
  const each = Math.floor(line.net / line.quantity);
  const odd = line.net - each * line.quantity;
  const oddOnes = Math.max(0, Math.min(odd, from + count) - Math.min(odd, from));
  return each * count + oddOnes;
}
