import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';

/** What is had for points: something that is sent or fetched, a coupon, a benefit, a gift card of a list. */
export const ITEM_KINDS = ['goods', 'coupon', 'benefit', 'gift_card'] as const;

/** How goods come to a member. */
export const WAYS = ['delivery', 'pickup'] as const;

/** The shelves of the mall. */
export const CATEGORIES = ['home', 'beauty', 'food', 'digital', 'coupon', 'benefit', 'gift_card'] as const;

const PERIODS = ['day', 'week', 'month'] as const;
const POINTS_MAX = 10_000_000;
const FEN_MAX = 10_000_000;
const UNITS_MAX = 1_000_000;

const Points = z.int().min(1).max(POINTS_MAX);
const Moment = z.union([z.date(), Instant]);
/** A name in both languages; the Chinese one stands in where the other is missing (2.0.7). */
const Name = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().max(120).default('') });
const Text = z.strictObject({ zh: z.string().trim().max(2_000), en: z.string().trim().max(2_000).default('') });

/** What an item of the points mall says (M6): price, who, when, how many, how it comes. */
export const TermsSchema = z
  .strictObject({
    name: Name,
    about: Text.default({ zh: '', en: '' }),
    category: z.enum(CATEGORIES),
    kind: z.enum(ITEM_KINDS),
    /** The code of the coupon batch or benefit that is given; null for what is sent, fetched or read. */
    gives: z.string().trim().min(1).max(128).nullable().default(null),
    points: Points,
    /** Lower prices of levels, by their codes. */
    levelPoints: z
      .array(z.strictObject({ level: z.string().min(1).max(40), points: Points }))
      .max(20)
      .default([]),
    /** What is paid beside the points, in fen. */
    cash: z.int().min(0).max(FEN_MAX).default(0),
    /** Levels that may have it; none named: all. */
    levels: z.array(z.string().min(1).max(40)).max(20).default([]),
    total: z.int().min(0).max(UNITS_MAX).nullable().default(null),
    perMember: z.int().min(1).max(UNITS_MAX).nullable().default(null),
    perPeriod: z
      .strictObject({ period: z.enum(PERIODS), times: z.int().min(1).max(UNITS_MAX) })
      .nullable()
      .default(null),
    from: Moment.nullable().default(null),
    to: Moment.nullable().default(null),
    ways: z.array(z.enum(WAYS)).max(WAYS.length).default([]),
    /** A place in the list: lower stands before. */
    rank: z.int().min(0).max(9_999).default(100),
  })
  .superRefine(({ kind, gives, ways, from, to, points, levelPoints }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const isGiven = kind === 'coupon' || kind === 'benefit';
    if (isGiven && gives === null) say('gives', 'gives_missing');
    if (kind === 'goods' && ways.length === 0) say('ways', 'ways_missing');
    if (from !== null && to !== null && to <= from) say('to', 'to_before_from');
    if (levelPoints.some((one) => one.points >= points)) say('levelPoints', 'level_price_not_lower');
    if (new Set(levelPoints.map(({ level }) => level)).size < levelPoints.length) say('levelPoints', 'level_twice');
  });

/** What an item says. */
export type Terms = z.output<typeof TermsSchema>;

/** The points that a member of the level pays. */
export const pointsFor = (
  { points, levelPoints }: Pick<Terms, 'points' | 'levelPoints'>,
  level: string | null,
): number => levelPoints.find((one) => one.level === level)?.points ?? points;
