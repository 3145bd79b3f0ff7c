import type { Facts } from '@/lib/kernel/refusal';

/** The states of an exchange: 待发货, 待自提, 已发货, 已完成, 已取消. */
export const ORDER_STATES = ['awaiting_shipment', 'awaiting_pickup', 'shipped', 'completed', 'cancelled'] as const;

/** One of them. */
export type OrderState = (typeof ORDER_STATES)[number];

/** What may be done to an exchange; staff may cancel what a member may not any more. */
export type OrderEvent =
  | { readonly type: 'ship' | 'complete' }
  | { readonly type: 'cancel'; readonly by: 'member' | 'staff' };

/** The state it then has, that it has it already, or why not. */
export type OrderMove =
  | { readonly kind: 'moved'; readonly state: OrderState }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'refused'; readonly code: string; readonly facts: Facts };

const TARGET = { ship: 'shipped', complete: 'completed', cancel: 'cancelled' } as const;
const FROM: Readonly<Record<OrderEvent['type'], readonly OrderState[]>> = {
  ship: ['awaiting_shipment'],
  complete: ['shipped', 'awaiting_pickup'],
  cancel: ['awaiting_shipment', 'awaiting_pickup'],
};

/**
 * What an event does to an exchange; total. A member cancels what still waits; staff also what was sent or given, but
 * never a gift card: its code has been read.
 */
export function decideOrder(
  order: { readonly state: OrderState; readonly kind: string },
  event: OrderEvent,
): OrderMove {
  const { state, kind } = order;
  if (state === TARGET[event.type]) return { kind: 'repeat' };
  if (event.type === 'cancel' && kind === 'gift_card') return { kind: 'refused', code: 'mall_card_read', facts: {} };
  const from = event.type === 'cancel' && event.by === 'staff' ? ORDER_STATES : FROM[event.type];
  return from.includes(state)
    ? { kind: 'moved', state: TARGET[event.type] }
    : { kind: 'refused', code: 'mall_order_state', facts: { state } };
}

/** The state in which an exchange begins. */
export const firstState = (way: string): OrderState => {
  if (way === 'delivery') return 'awaiting_shipment';
  return way === 'pickup' ? 'awaiting_pickup' : 'completed';
};
