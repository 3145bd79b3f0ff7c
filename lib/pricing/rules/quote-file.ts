import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';
import { DEFAULT_ZONE } from '@/lib/kernel/locale';
import { OfferSchema } from '../schema';
import type { PricingInput } from './types';

const FEN_MAX = 100_000_000_000;
const LINES_MAX = 500;
const UNITS_MAX = 10_000;
const OFFERS_MAX = 500;
const fen = z.int().min(0).max(FEN_MAX);
const code = z.string().min(1).max(128);
const codes = z.array(code).default([]);

const Line = z.strictObject({
  id: code,
  quantity: z.int().min(1).max(UNITS_MAX).default(1),
  goods: z.strictObject({
    sku: code,
    product: code.nullable().default(null),
    categories: codes,
    brand: code.nullable().default(null),
    tags: codes,
    list: fen,
    member: fen.nullable().default(null),
    levels: z.record(code, fen).default({}),
    contract: fen.nullable().default(null),
    floor: fen.default(0),
  }),
});

const Member = z.strictObject({
  id: code.default('member'),
  kind: code.default('person'),
  level: code,
  rank: z.int().min(1).default(1),
  registeredAt: Instant,
  birth: z
    .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31).nullable().default(null) })
    .nullable()
    .default(null),
  tags: codes,
  region: code.nullable().default(null),
  channel: code.nullable().default(null),
  orders: z.int().min(0).default(0),
  amount: fen.default(0),
  lastOrderAt: Instant.nullable().default(null),
  points: z.strictObject({ available: z.int().min(0).default(0), debt: z.int().min(0).default(0) }).prefault({}),
  lastUsed: z.record(code, Instant).default({}),
});

/** How a program prices, as it may be set: the setting `pricing` of the program, and a file's own. */
export const PricingTerms = z.object({
  mode: z.enum(['BEST', 'MERCHANT']).default('BEST'),
  exhaustiveMax: z.int().min(0).max(14).default(12),
  beamWidth: z.int().min(1).max(256).default(32),
  initialLayers: z.array(z.enum(['line', 'order', 'coupon'])).default([]),
  orderMax: fen.nullable().default(null),
  coupons: z
    .strictObject({ goods: z.int().min(0).max(20).default(1), freight: z.int().min(0).max(20).default(1) })
    .prefault({}),
});

const Tender = z
  .strictObject({
    worth: z.strictObject({ points: z.int().min(1), fen: z.int().min(1) }).default({ points: 100, fen: 100 }),
    step: z.int().min(1).default(100),
    shareBp: z.int().min(0).max(10_000).default(5_000),
    orderMax: z.int().min(0).nullable().default(null),
    leaveFen: z.int().min(0).max(100).default(0),
  })
  .prefault({});

/** A cart with its offers and its member in one file: what the calculator of the command line takes. */
export const QuoteFile = z
  .strictObject({
    now: Instant,
    lines: z
      .array(Line)
      .max(LINES_MAX)
      .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, { message: 'every line id once' }),
    offers: z.array(OfferSchema).max(OFFERS_MAX).default([]),
    member: Member.nullable().default(null),
    channel: code.default('store'),
    store: z
      .strictObject({ code, region: code.nullable().default(null) })
      .nullable()
      .default(null),
    freight: fen.default(0),
    points: z.int().min(0).nullable().default(0),
    settings: PricingTerms.extend({ tender: Tender, zone: z.string().default(DEFAULT_ZONE) }).prefault({}),
  })
  .transform(
    ({ lines, channel, store, freight, points, offers, member, now, settings }): PricingInput => ({
      cart: { lines, channel, store, freight, points },
      offers,
      member,
      now,
      settings,
      earning: null,
    }),
  );
