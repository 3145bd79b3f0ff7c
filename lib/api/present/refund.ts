import { z } from 'zod';
import { publicId } from '@/lib/kernel/id';
import type { Moved, RefundAnswer } from '@/lib/orders';
import type { Locale } from '@/lib/platform/command';
import type { Shown } from '../route';
import { At, idOf, LevelMove, presentMove } from './shared';

const MovedBody = z
  .object({
    points: z.array(
      z.object({
        id: idOf('entry'),
        type: z.string(),
        points: z.int(),
        lots: z.array(z.object({ id: idOf('lot'), points: z.int() })),
        debt: z.int(),
      }),
    ),
    growth: z.int(),
    waived: z
      .object({ points: z.int(), growth: z.int() })
      .meta({ description: 'What was due but not taken, by the policy or because it was not there any more' }),
    coupons: z
      .array(z.object({ id: idOf('coupon'), to: z.enum(['returned', 'voided', 'used']), until: At.nullable() }))
      .meta({ description: 'Coupons that came back, stay used by their rules, or were gifts and are void now' }),
    benefits: z.array(z.object({ grant: z.string(), to: z.enum(['returned', 'ended']) })),
    gifts: z
      .array(z.object({ type: z.string(), of: z.string().nullable(), quantity: z.int(), gone: z.int() }))
      .meta({ description: 'Gifts that the order lost, and how many of them were gone already' }),
    kept: z.array(z.object({ for: z.string(), amount: z.int() })).meta({
      description: 'What was kept back for discounts and gifts that are lost; below zero: paid out after all',
    }),
    level: LevelMove,
  })
  .meta({ id: 'Moved', description: 'What a refund moved beside money; taken values are below zero' });

/** A refund with what it moved; money in fen. */
export const RefundedAnswer = z
  .object({
    refund: z.object({
      refundNo: z.string(),
      orderExternalId: z.string(),
      status: z.literal('refunded'),
      refundedAt: At,
      amount: z.int(),
      freight: z.int(),
      pointsTender: z.int(),
      deducted: z.int(),
      lines: z.array(z.object({ id: z.string(), quantity: z.int(), amount: z.int() })),
    }),
    moved: MovedBody,
  })
  .meta({
    id: 'Refund',
    description:
      '`amount` is the money that goes back: Σ of the lines − `pointsTender` (it goes back as points) + `freight` − `deducted` (kept back for lost discounts and gifts).',
  });

/** A refund that waits for its order. */
export const ParkedAnswer = z
  .object({
    refund: z.object({ refundNo: z.string(), orderExternalId: z.string(), status: z.literal('parked') }),
    moved: z.null(),
  })
  .meta({ id: 'ParkedRefund', description: 'Its order is not known or not paid yet; it is applied when that arrives' });

/** What a refund would be answered. */
export const PreviewAnswer = z.union([RefundedAnswer, ParkedAnswer]);

/** Writes a refund: 201 when it is new, 200 for a repeat, 202 when it waits for its order. */
export function presentRefund(answer: RefundAnswer, locale: Locale): Shown {
  if (answer.kind === 'parked') return { status: 202, body: bodyOf(answer, locale) };
  return { status: answer.isRepeat ? 200 : 201, body: bodyOf(answer, locale) };
}

/** Writes what a refund would move. */
export const presentPreview = (answer: RefundAnswer, locale: Locale): Shown => ({
  status: 200,
  body: bodyOf(answer, locale),
});

function bodyOf(answer: RefundAnswer, locale: Locale): z.output<typeof RefundedAnswer> | z.output<typeof ParkedAnswer> {
  const { refundNo, orderExternalId } = answer;
  if (answer.kind === 'parked') return { refund: { refundNo, orderExternalId, status: 'parked' }, moved: null };
  const { refundedAt, amount, freight, tender, deducted, lines, moved } = answer;
  const refund = {
    refundNo,
    orderExternalId,
    status: 'refunded' as const,
    refundedAt: refundedAt.toISOString(),
    amount,
    freight,
    pointsTender: tender,
    deducted,
    lines: [...lines],
  };
  return { refund, moved: presentMoved(moved, locale) };
}

const presentMoved = (moved: Moved, locale: Locale): z.output<typeof MovedBody> => ({
  points: moved.points.map(({ entryId, type, points, lots, debt }) => ({
    id: publicId('entry', entryId),
    type,
    points,
    lots: lots.map((lot) => ({ id: publicId('lot', lot.lotId), points: lot.points })),
    debt,
  })),
  growth: moved.growth,
  waived: moved.waived,
  coupons: moved.coupons.map(({ couponId, ...to }) => ({ id: publicId('coupon', couponId), ...to })),
  benefits: moved.benefits.map(({ grantId, to }) => ({ grant: grantId, to })),
  gifts: moved.gifts.map((gift) => ({ ...gift })),
  kept: moved.kept.map((kept) => ({ ...kept })),
  level: presentMove(moved.level, locale),
});
