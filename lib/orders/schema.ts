import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';

const text = (max: number) => z.string().trim().min(1).max(max);
// A million yuan per unit, a million units.
const FEN_MAX = 100_000_000;
const QUANTITY_MAX = 1_000_000;
const LINES_MAX = 500;
const COUPONS_MAX = 20;
const POINTS_MAX = 1_000_000_000;
// A billion yuan: so that not even 90,000 orders like that of one member leave the safe integers.
const ORDER_FEN_MAX = 100_000_000_000;
const fen = z.int().min(0).max(FEN_MAX);

/** The states of an order, in the only direction in which it moves; cancelled ends it. */
export const ORDER_STATUSES = ['placed', 'paid', 'completed', 'cancelled'] as const;

/** One line as a till sends it; money in fen, `discount` is the line's own. */
export const OrderLineInput = z
  .object({
    id: text(64),
    sku: text(64),
    name: text(200).nullish(),
    category: text(64).nullish(),
    brand: text(64).nullish(),
    quantity: z.int().min(1).max(QUANTITY_MAX),
    unitPrice: fen,
    discount: z.int().min(0).nullish(),
  })
  .refine(({ quantity, unitPrice, discount }) => (discount ?? 0) <= quantity * unitPrice, {
    message: 'more than quantity × unitPrice',
    path: ['discount'],
  });

/** Whose order it is. */
export const MemberRef = z.union([z.object({ id: text(64) }), z.object({ externalId: text(128) })], {
  error: 'needs id or externalId',
});

/** An order as a till or shop sends it (4.F, S1-2.3). */
export const OrderInput = z
  .object({
    externalId: text(128),
    version: z.int().min(0).nullish(),
    member: MemberRef.nullish(),
    channel: text(40),
    storeCode: text(40).nullish(),
    placedAt: Instant,
    paidAt: Instant.nullish(),
    status: z.enum(ORDER_STATUSES),
    completedAt: Instant.nullish(),
    lines: z.array(OrderLineInput).min(1).max(LINES_MAX),
    freight: fen.nullish(),
    /** The quote whose price it has; its lines are those of the quote (4.C-freeze). */
    quoteId: text(64).nullish(),
    /** Without a quote: the coupons to use and the points to pay with; it is quoted, then placed. */
    couponCodes: z.array(text(64)).max(COUPONS_MAX).nullish(),
    points: z.int().min(0).max(POINTS_MAX).nullish(),
  })
  .refine(({ quoteId, couponCodes, points }) => !quoteId || !asksQuote({ couponCodes, points }), {
    message: 'the quote names its coupons and points',
    path: ['quoteId'],
  })
  .refine((order) => !asksQuote(order) || order.lines.every(({ discount }) => !discount), {
    message: 'a quote decides the discounts of an order with coupons or points',
    path: ['lines'],
  })
  .refine(({ lines }) => new Set(lines.map(({ id }) => id)).size === lines.length, {
    message: 'every line needs its own id',
    path: ['lines'],
  })
  .refine(({ lines }) => lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0) <= ORDER_FEN_MAX, {
    message: 'more than a billion yuan',
    path: ['lines'],
  })
  .refine(({ paidAt, placedAt }) => !paidAt || paidAt >= placedAt, { message: 'before placedAt', path: ['paidAt'] })
  .refine(({ completedAt, paidAt, placedAt }) => !completedAt || completedAt >= (paidAt ?? placedAt), {
    message: 'before paidAt',
    path: ['completedAt'],
  });

/** Whether the order asks to be quoted before it is placed: it has no quote, but coupons or points. */
export function asksQuote({ quoteId, couponCodes, points }: Quotable): boolean {
  return !quoteId && ((couponCodes?.length ?? 0) > 0 || (points ?? 0) > 0);
}

type Quotable = {
  readonly quoteId?: string | null | undefined;
  readonly couponCodes?: readonly string[] | null | undefined;
  readonly points?: number | null | undefined;
};

/** One line of a refund: units that come back and, when it differs from their frozen nets, the money for them (fen). */
export const RefundLineInput = z
  .object({
    id: text(64),
    quantity: z.int().min(0).max(QUANTITY_MAX),
    amount: z.int().min(0).nullish(),
  })
  .refine(({ quantity, amount }) => quantity !== 0 || (amount ?? 0) !== 0, {
    message: 'neither units nor money',
    path: ['quantity'],
  });

/** A refund as a till sends it (4.D). */
export const RefundInput = z
  .object({
    refundNo: text(128),
    refundedAt: Instant.nullish(),
    lines: z.array(RefundLineInput).max(LINES_MAX),
    freight: fen.nullish(),
  })
  .refine(({ lines, freight }) => lines.length > 0 || (freight ?? 0) > 0, {
    message: 'nothing to refund',
    path: ['lines'],
  })
  .refine(({ lines }) => new Set(lines.map(({ id }) => id)).size === lines.length, {
    message: 'every line once',
    path: ['lines'],
  });
