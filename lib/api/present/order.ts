import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import type { Earned, OrderAnswer, OrderDetail, OrderView } from '@/lib/orders';
import type { Locale } from '@/lib/platform/command';
import type { Shown } from '../route';
import { presentReason, ReasonAnswer } from './decision';
import { At, idOf, iso, LevelMove, presentMove } from './shared';

const Fen = z.int();

/** An order as it stands; money in fen. */
export const OrderBody = z
  .object({
    id: idOf('order'),
    externalId: z.string(),
    memberId: idOf('member').nullable(),
    version: z.int().nullable(),
    status: z.enum(['placed', 'paid', 'completed', 'cancelled']),
    channel: z.string().nullable(),
    storeCode: z.string().nullable(),
    placedAt: At,
    paidAt: At.nullable(),
    completedAt: At.nullable(),
    cancelledAt: At.nullable(),
    goods: Fen,
    freight: Fen,
    adjustment: Fen,
    refundedGoods: Fen,
    refundedFreight: Fen,
    quoteId: idOf('quote').nullable(),
    payBy: At.nullable(),
    pointsTender: Fen,
  })
  .meta({
    id: 'Order',
    description:
      '`goods` is what the goods lines cost after discounts, without freight; `pointsTender` is what of it is paid with points. An order that was placed with a quote must be paid by `payBy`.',
  });

const EarnedBody = z.object({
  points: z.object({
    granted: z.int().min(0),
    desired: z.int().min(0),
    availableAt: At.nullable(),
    cuts: z.array(z.object({ cap: z.string(), period: z.string(), limit: z.int(), used: z.int(), cut: z.int() })),
  }),
  growth: z.int().min(0),
});

/** What an order event is answered: the order, what it earned, the level it led to, and why. */
export const PlacedAnswer = z
  .object({
    order: OrderBody,
    earned: EarnedBody,
    level: LevelMove,
    decisions: z.array(ReasonAnswer),
    stale: z.literal(true).optional(),
  })
  .meta({ id: 'PlacedOrder', description: '`stale` is there when a newer version is known and nothing was done' });

/** An order that was moved, with what it earned. */
export const MovedAnswer = OrderBody.extend({
  earned: EarnedBody,
  level: LevelMove,
  decisions: z.array(ReasonAnswer),
}).meta({ id: 'MovedOrder' });

/** An order with its lines. */
export const OrderDetailAnswer = OrderBody.extend({
  lines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['goods', 'adjustment', 'gift']),
      sku: z.string(),
      name: z.string().nullable(),
      category: z.string().nullable(),
      brand: z.string().nullable(),
      quantity: z.int(),
      unitPrice: Fen,
      discount: Fen,
      net: Fen,
      refundedQuantity: z.int(),
      refundedNet: Fen,
    }),
  ),
}).meta({ id: 'OrderDetail' });

/** Writes the answer to an order event: 201 for a new order, 200 for one that was known. */
export const presentPlaced = (answer: OrderAnswer, locale: Locale): Shown => ({
  status: answer.created ? 201 : 200,
  body: placedBody(answer, locale),
});

/** The body of the answer to an order event; a repeat's equals the first one's. */
export const placedBody = (answer: OrderAnswer, locale: Locale): z.output<typeof PlacedAnswer> => ({
  order: presentOrder(answer.order),
  ...outcomeOf(answer, locale),
  ...(answer.stale && { stale: true }),
});

/** Writes an order that was completed or cancelled. */
export const presentMoved = (answer: OrderAnswer, locale: Locale): Shown => ({
  status: 200,
  body: { ...presentOrder(answer.order), ...outcomeOf(answer, locale) },
});

/** Writes an order with its lines. */
export function presentOrderDetail({ lines, ...order }: OrderDetail): Shown {
  const shown = lines.map(({ position: _, ...line }) => line);
  return { status: 200, body: { ...presentOrder(order), lines: shown } };
}

function presentOrder(order: OrderView): z.output<typeof OrderBody> {
  const { externalId, version, status, channel, storeCode } = order;
  const { goods, freight, adjustment, refundedGoods, refundedFreight } = order;
  return {
    id: publicId('order', order.id),
    externalId,
    memberId: order.memberId === null ? null : publicId('member', order.memberId),
    version,
    status,
    channel,
    storeCode,
    placedAt: order.placedAt.toISOString(),
    paidAt: iso(order.paidAt),
    completedAt: iso(order.completedAt),
    cancelledAt: iso(order.cancelledAt),
    goods,
    freight,
    adjustment,
    refundedGoods,
    refundedFreight,
    quoteId: order.quoteId === null ? null : publicId('quote', order.quoteId),
    payBy: iso(order.payBy),
    pointsTender: order.tender,
  };
}

const outcomeOf = ({ earned, level, decisions }: OrderAnswer, locale: Locale) => ({
  earned: earnedOf(earned),
  level: presentMove(level, locale),
  decisions: decisions.map((reason) => presentReason(reason, locale)),
});

const earnedOf = ({ points, growth }: Earned): z.output<typeof EarnedBody> => ({
  points: { ...points, cuts: points.cuts.map((cut) => ({ ...cut })) },
  growth,
});
