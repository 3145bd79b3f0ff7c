import { z } from 'zod';
import { ORDER_STATUSES } from '../schema';

/** An order as it is stored; a guest's order carries NO_MEMBER. Money in fen. */
export const OrderRow = z.object({
  memberId: z.string(),
  id: z.string(),
  externalId: z.string(),
  version: z.number().nullable(),
  status: z.enum(ORDER_STATUSES),
  channel: z.string().nullable(),
  storeCode: z.string().nullable(),
  placedAt: z.date(),
  paidAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  cancelledAt: z.date().nullable(),
  goods: z.number(),
  freight: z.number(),
  adjustment: z.number(),
  refundedGoods: z.number(),
  refundedFreight: z.number(),
  fullyRefunded: z.boolean(),
  contentHash: z.string(),
  decisionId: z.string().nullable(),
  source: z.string(),
  quoteId: z.string().nullable(),
  payBy: z.date().nullable(),
  tender: z.number(),
});

/** An order as it is stored. */
export type StoredOrder = z.output<typeof OrderRow>;

/** A line as it is stored. */
export const LineRow = z.object({
  memberId: z.string(),
  orderId: z.string(),
  id: z.string(),
  position: z.number(),
  kind: z.enum(['goods', 'adjustment', 'gift']),
  sku: z.string(),
  name: z.string().nullable(),
  category: z.string().nullable(),
  brand: z.string().nullable(),
  quantity: z.number(),
  unitPrice: z.number(),
  discount: z.number(),
  net: z.number(),
  refundedQuantity: z.number(),
  refundedNet: z.number(),
});

/** A line as it is stored. */
export type StoredLine = z.output<typeof LineRow>;

/** A refund as it is stored, with the answer that its repeats get. */
export const RefundRow = z.object({
  memberId: z.string(),
  orderId: z.string(),
  refundNo: z.string(),
  refundedAt: z.date(),
  goods: z.number(),
  freight: z.number(),
  lines: z.array(z.object({ id: z.string(), quantity: z.number(), amount: z.number() })),
  moved: z.unknown(),
  contentHash: z.string(),
  decisionId: z.string().nullable(),
  tender: z.number(),
  deducted: z.number(),
});

/** A refund as it is stored. */
export type StoredRefund = z.output<typeof RefundRow>;

/** A refund that waits for its order. */
export const ParkedRow = z.object({
  orderExternalId: z.string(),
  refundNo: z.string(),
  body: z.object({
    refundedAt: z.coerce.date(),
    lines: z.array(z.object({ id: z.string(), quantity: z.number(), amount: z.number().nullable() })),
    freight: z.number(),
    actor: z.string(),
  }),
  contentHash: z.string(),
});

/** A refund that waits for its order. */
export type ParkedRefund = z.output<typeof ParkedRow>;
