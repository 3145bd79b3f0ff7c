import type { z } from 'zod';
import { BatchAnswer } from '../present/batch';
import { MovedAnswer, OrderDetailAnswer, PlacedAnswer } from '../present/order';
import { ParkedAnswer, PreviewAnswer, RefundedAnswer } from '../present/refund';
import { at, memberId, orderId, problem, reasons, silver } from './shared';

const bronze = { code: 'bronze', name: 'Bronze', rank: 1 };

const order: z.output<typeof PlacedAnswer>['order'] = {
  id: orderId,
  externalId: 'shop-20261121-0001',
  memberId,
  version: 1,
  status: 'paid',
  channel: 'pos',
  storeCode: 'SH-001',
  placedAt: at,
  paidAt: at,
  completedAt: null,
  cancelledAt: null,
  goods: 35800,
  freight: 1000,
  adjustment: 0,
  refundedGoods: 0,
  refundedFreight: 0,
  quoteId: null,
  payBy: null,
  pointsTender: 0,
};

const outcome = {
  earned: { points: { granted: 716, desired: 716, availableAt: '2026-12-05T10:30:00.000Z', cuts: [] }, growth: 408 },
  level: { before: bronze, after: silver },
  decisions: reasons,
};

const refund: z.output<typeof RefundedAnswer> = {
  refund: {
    refundNo: 'R-1',
    orderExternalId: order.externalId,
    status: 'refunded',
    refundedAt: '2026-11-21T02:00:00.000Z',
    amount: 4500,
    freight: 0,
    pointsTender: 0,
    deducted: 0,
    lines: [{ id: '2', quantity: 1, amount: 4500 }],
  },
  moved: {
    points: [
      {
        id: 'pte_01m8038ks4e2y8jf496sat6jtn',
        type: 'CLAWBACK',
        points: -90,
        lots: [{ id: 'lot_01m8038kmye16tw4kz4fvysgv5', points: -90 }],
        debt: 0,
      },
    ],
    growth: -51,
    waived: { points: 0, growth: 0 },
    coupons: [],
    benefits: [],
    gifts: [],
    kept: [],
    level: { before: silver, after: silver },
  },
};

/** Examples of orders, batches of them and refunds. */
export const ORDER_EXAMPLES: readonly (readonly [z.ZodType, unknown])[] = [
  [PlacedAnswer, { order, ...outcome }],
  [BatchAnswer, { results: [{ status: 201, order, ...outcome }, problem] }],
  [MovedAnswer, { ...order, status: 'completed', completedAt: '2026-11-21T02:00:00.000Z', ...outcome }],
  [
    OrderDetailAnswer,
    {
      ...order,
      goods: 26800,
      lines: [
        {
          id: '1',
          kind: 'goods',
          sku: 'TEA-01',
          name: '明前龙井 250g',
          category: 'grocery',
          brand: null,
          quantity: 1,
          unitPrice: 26800,
          discount: 0,
          net: 26800,
          refundedQuantity: 0,
          refundedNet: 0,
        },
      ],
    },
  ],
  [RefundedAnswer, refund],
  [PreviewAnswer, refund],
  [ParkedAnswer, { refund: { refundNo: 'R-1', orderExternalId: order.externalId, status: 'parked' }, moved: null }],
];
