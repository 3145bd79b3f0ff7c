import { z } from 'zod';
import { BATCH_MAX, cancelOrder, completeOrder, OrderInput, placeOrder, placeOrders } from '@/lib/orders';
import { BatchAnswer, presentBatch } from '../present/batch';
import {
  MovedAnswer,
  OrderDetailAnswer,
  PlacedAnswer,
  presentMoved,
  presentOrderDetail,
  presentPlaced,
} from '../present/order';
import { requireKnownOrder, requireMembersNamed, requireOwnOrders, requireStores } from '../reach';
import { orderOfExternalId } from '../reads/order';
import { type Caller, route } from '../route';

const tag = 'Orders';
const BATCH_BYTES_MAX = 8 * 1024 * 1024;

const order = {
  externalId: 'shop-20261121-0001',
  version: 1,
  member: { externalId: 'crm-10001' },
  channel: 'pos',
  storeCode: 'SH-001',
  placedAt: '2026-11-20T18:30:00+08:00',
  status: 'paid',
  lines: [
    { id: '1', sku: 'TEA-01', name: '明前龙井 250g', category: 'grocery', quantity: 1, unitPrice: 26800 },
    { id: '2', sku: 'CUP-07', name: '白瓷杯', category: 'home', quantity: 2, unitPrice: 4900, discount: 800 },
  ],
  freight: 1000,
};
const another = { ...order, externalId: 'shop-20261121-0002', placedAt: '2026-11-20T19:00:00+08:00' };
// Enough of an order to see whose it is: what is wrong with the rest is told order by order.
const OrderHead = z.object({
  externalId: z.string().trim().optional(),
  storeCode: z.string().trim().nullish(),
  member: OrderInput.shape.member.catch(null),
  quoteId: z.unknown().optional(),
  couponCodes: z.unknown().optional(),
  points: z.unknown().optional(),
});
// What spends a member's points or coupons is for those who may see him; that he bought something is not.
type Head = Partial<z.output<typeof OrderHead>>;
const spenders = (heads: readonly Head[]) =>
  heads.flatMap(({ member, quoteId, couponCodes, points }) =>
    member && (quoteId || couponCodes || points) ? [member] : [],
  );
const known = (caller: Caller, input: { orderExternalId: string }) => requireKnownOrder(caller, input.orderExternalId);
const moved = { description: 'The order as it now stands', schema: MovedAnswer };

/** Orders: take in, read, complete, cancel (4.F, S1-2.3). */
export const orderRoutes = [
  route('placeOrder', {
    method: 'POST',
    path: '/orders',
    tag,
    summary: 'Take in an order; a paid one settles at once and answers what it earned and why',
    runs: placeOrder,
    body: OrderInput,
    isIdempotent: true,
    answers: {
      201: { description: 'A new order', schema: PlacedAnswer },
      200: { description: 'A repeat, with the same answer; or a known order that moved forward', schema: PlacedAnswer },
    },
    refusals: [
      'member_not_found',
      'member_frozen',
      'order_in_future',
      'order_settled',
      'order_cancelled',
      'order_completed',
      'order_member_changed',
      'order_frozen',
      'order_without_quote',
      'quote_not_found',
      'quote_expired',
      'quote_mismatch',
      'quote_used',
      'quote_changed',
      'payment_window_ended',
      'coupon_not_applied',
      'price_unknown',
    ],
    example: { body: order },
    async reach(caller, order) {
      await requireStores(caller, [order.storeCode]);
      await requireOwnOrders(caller, [order.externalId]);
      await requireMembersNamed(caller, spenders([order]));
    },
    present: (answer, { locale }) => presentPlaced(answer, locale),
  }),
  route('placeOrders', {
    method: 'POST',
    path: '/orders/batch',
    tag,
    summary: 'Take in up to 500 orders; each gets its own answer, in the order sent',
    runs: placeOrders,
    body: z.object({ orders: z.array(OrderInput).min(1).max(BATCH_MAX) }),
    bodyBytesMax: BATCH_BYTES_MAX,
    isIdempotent: true,
    answers: { 200: { description: 'One answer or problem for each order', schema: BatchAnswer } },
    example: { body: { orders: [order, another] } },
    async reach(caller, { orders }) {
      const heads = orders.map((raw): Head => OrderHead.safeParse(raw).data ?? {});
      await requireStores(
        caller,
        heads.map(({ storeCode }) => storeCode),
      );
      await requireOwnOrders(
        caller,
        heads.flatMap(({ externalId }) => externalId ?? []),
      );
      await requireMembersNamed(caller, spenders(heads));
    },
    present: (outcomes, { locale, requestId }) => presentBatch(outcomes, locale, requestId),
  }),
  route('getOrder', {
    method: 'GET',
    path: '/orders/{orderExternalId}',
    tag,
    summary: 'An order with its lines',
    runs: orderOfExternalId,
    answers: { 200: { description: 'The order', schema: OrderDetailAnswer } },
    refusals: ['order_not_found'],
    example: { params: { orderExternalId: order.externalId } },
    reach: known,
    present: presentOrderDetail,
  }),
  route('completeOrder', {
    method: 'POST',
    path: '/orders/{orderExternalId}/complete',
    tag,
    summary: 'Complete a paid order; completing it again changes nothing',
    runs: completeOrder,
    body: completeOrder.input.omit({ orderExternalId: true }),
    isIdempotent: true,
    answers: { 200: moved },
    refusals: ['order_not_found', 'order_in_future', 'order_placed', 'order_cancelled'],
    example: { params: { orderExternalId: order.externalId }, body: {} },
    reach: known,
    present: (answer, { locale }) => presentMoved(answer, locale),
  }),
  route('cancelOrder', {
    method: 'POST',
    path: '/orders/{orderExternalId}/cancel',
    tag,
    summary: 'Cancel an order; a paid one gives back all that is left of it',
    runs: cancelOrder,
    body: cancelOrder.input.omit({ orderExternalId: true }),
    isIdempotent: true,
    answers: { 200: moved },
    refusals: ['order_not_found', 'order_in_future', 'order_completed'],
    example: { params: { orderExternalId: another.externalId }, body: {} },
    reach: known,
    present: (answer, { locale }) => presentMoved(answer, locale),
  }),
];
