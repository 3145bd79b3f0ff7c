import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';

const LINES_MAX = 200;
const UNITS_MAX = 1_000_000;
const UNITS_IN_CART_MAX = 5_000;
const FEN_MAX = 1_000_000_000;
const POINTS_MAX = 1_000_000_000;
const COUPONS_MAX = 20;
const text = (max: number) => z.string().trim().min(1).max(max);
const fen = z.int().min(0).max(FEN_MAX);

const QuoteLine = z.object({
  id: text(64),
  sku: text(64),
  quantity: z.int().min(1).max(UNITS_MAX),
  /** What the shelf says; without it the list price of the catalog. */
  unitPrice: fen.nullish(),
  /** For goods that the catalog does not know. */
  category: text(64).nullish(),
  brand: text(64).nullish(),
});

/** A cart as a till asks what it costs. */
export const QuoteInput = z.object({
  member: z
    .union([z.object({ id: text(64) }), z.object({ externalId: text(128) })], { error: 'needs id or externalId' })
    .nullish(),
  /** The moment of payment; now, when it is not said. */
  at: Instant.nullish(),
  channel: text(32),
  storeCode: text(64).nullish(),
  lines: z
    .array(QuoteLine)
    .min(1)
    .max(LINES_MAX)
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { message: 'every line id once' })
    // Every unit is frozen by itself.
    .refine((lines) => lines.reduce((units, { quantity }) => units + quantity, 0) <= UNITS_IN_CART_MAX, {
      message: `at most ${UNITS_IN_CART_MAX} units`,
    }),
  couponCodes: z.array(text(64)).max(COUPONS_MAX).nullish(),
  /** How many points are to pay. */
  points: z.int().min(0).max(POINTS_MAX).nullish(),
  freight: fen.nullish(),
});

/** A cart as a till asks what it costs. */
export type QuoteInput = z.output<typeof QuoteInput>;
