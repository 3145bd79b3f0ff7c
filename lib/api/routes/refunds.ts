import { previewOrderRefund, RefundInput, refundOrder } from '@/lib/orders';
import { ParkedAnswer, PreviewAnswer, presentPreview, presentRefund, RefundedAnswer } from '../present/refund';
import { requireKnownOrder } from '../reach';
import { route } from '../route';

const tag = 'Orders';
const params = { orderExternalId: 'shop-20261121-0001' };
const refund = { refundNo: 'R-1', refundedAt: '2026-11-21T10:00:00+08:00', lines: [{ id: '2', quantity: 1 }] };
const refusals = [
  'refund_in_future',
  'refund_mismatch',
  'line_not_found',
  'line_not_refundable',
  'refund_exceeds_quantity',
  'refund_exceeds_paid',
  'order_cancelled',
];

/** Refunds: what one would move, and moving it (4.D). */
export const refundRoutes = [
  route('previewRefund', {
    method: 'POST',
    path: '/orders/{orderExternalId}/refunds/preview',
    tag,
    summary: 'What a refund would move; nothing is moved',
    runs: previewOrderRefund,
    body: RefundInput,
    bodyIn: 'refund',
    answers: { 200: { description: 'What would move', schema: PreviewAnswer } },
    refusals,
    example: { params, body: refund },
    reach: (caller, { orderExternalId }) => requireKnownOrder(caller, orderExternalId),
    present: (answer, { locale }) => presentPreview(answer, locale),
  }),
  route('refundOrder', {
    method: 'POST',
    path: '/orders/{orderExternalId}/refunds',
    tag,
    summary: 'Refund part of an order, once per refundNo',
    runs: refundOrder,
    body: RefundInput,
    bodyIn: 'refund',
    isIdempotent: true,
    answers: {
      201: { description: 'Refunded', schema: RefundedAnswer },
      200: { description: 'A repeat, with the same answer', schema: RefundedAnswer },
      202: { description: 'Parked until its order arrives', schema: ParkedAnswer },
    },
    refusals,
    example: { params, body: refund },
    reach: (caller, { orderExternalId }) => requireKnownOrder(caller, orderExternalId),
    present: (answer, { locale }) => presentRefund(answer, locale),
  }),
];
