import { z } from 'zod';
import { ConditionSchema } from '@/lib/kernel/condition';
import { Instant } from '@/lib/kernel/instant';
import { gameSkins } from '../registry';

const WEIGHT_MAX = 1_000_000_000;
const COUNT_MAX = 10_000_000;
const PRIZES_MAX = 24;
const REWARDS_MAX = 5;
const TIMES_MAX = 1_000;
const FEN_MAX = 100_000_000_000;

const Name = z.string().trim().min(1).max(128);
const Moment = z.union([z.date(), Instant]);
const Count = z.int().min(1).max(COUNT_MAX);
const Times = z.int().min(1).max(TIMES_MAX);
const text = (max: number) =>
  z
    .strictObject({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max).default('') })
    .prefault({});
const named = (max: number) =>
  z.strictObject({ zh: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) });

/** What a prize is: something that `rewards` gives at once, or goods that are sent; rewards are read by their kinds. */
const Gives = z.discriminatedUnion('as', [
  z.strictObject({
    as: z.literal('rewards'),
    rewards: z
      .array(z.strictObject({ kind: Name, params: z.unknown() }))
      .min(1)
      .max(REWARDS_MAX),
  }),
  z.strictObject({ as: z.literal('goods') }),
]);

const Prize = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, { message: 'bad_code' }),
  name: named(40),
  gives: Gives,
  weight: z.int().min(1).max(WEIGHT_MAX),
  /** How many there are in all and on one local day; null: without end. */
  stock: Count.nullable().default(null),
  perDay: Count.nullable().default(null),
  /** How many of them one person may win; null: any number. */
  perMember: Times.nullable().default(null),
  /** What one is worth in fen; a setting says how much a prize may be worth (4.L). */
  worth: z.int().min(0).max(FEN_MAX),
});

/** How members come to draw (4.L): free ones each local day, given ones, and ones paid with points. */
const Chances = z.strictObject({
  freePerDay: z.int().min(0).max(TIMES_MAX).default(1),
  /** What a draw costs in points; null: it is not for sale. */
  points: z.int().min(1).max(COUNT_MAX).nullable().default(null),
  /** How often one may draw on one local day and in all, however he pays; null: as often as he has chances. */
  perDay: Times.nullable().default(null),
  perMember: z.int().min(1).max(COUNT_MAX).nullable().default(null),
});

/** What a game says in one version (S0-4.3, 4.L); immutable once published. */
export const TermsSchema = z
  .strictObject({
    name: named(40),
    description: text(300),
    /** What else members should know, a line each; the odds and the limits are told from the terms themselves. */
    rules: text(1_000),
    skin: z.string(),
    from: Moment,
    to: Moment,
    audience: z
      .strictObject({
        levels: z.array(Name).max(50).default([]),
        where: ConditionSchema.nullable().default(null),
      })
      .prefault({}),
    prizes: z.array(Prize).min(1).max(PRIZES_MAX),
    /** The weight of no prize; 0: everybody wins something. */
    nothing: z.int().min(0).max(WEIGHT_MAX),
    /** What is given instead of a prize that is gone, or that somebody has had often enough; null: no prize. */
    fallback: z.string().nullable().default(null),
    chances: Chances.prefault({}),
  })
  .superRefine(({ skin, from, to, prizes, nothing, fallback, chances }, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (to <= from) complain(['to'], 'ends_before_it_starts');
    prizes.forEach(({ code, stock, perDay }, at) => {
      if (prizes.findIndex((one) => one.code === code) !== at) complain(['prizes', at, 'code'], 'named_twice');
      if (stock !== null && perDay !== null && perDay > stock) complain(['prizes', at, 'perDay'], 'more_than_all');
    });
    const instead = prizes.find(({ code }) => code === fallback);
    if (fallback !== null && instead === undefined) complain(['fallback'], 'unknown_prize');
    if (instead !== undefined && (instead.stock ?? instead.perDay ?? instead.perMember) !== null)
      complain(['fallback'], 'fallback_limited');
    if (chances.freePerDay > (chances.perDay ?? chances.freePerDay)) complain(['chances', 'perDay'], 'below_free');
    const known = gameSkins.find(skin);
    if (known === undefined) return complain(['skin'], 'unknown_skin');
    const slots = prizes.length + (nothing > 0 ? 1 : 0);
    if (slots < known.slots.min || slots > known.slots.max) complain(['prizes'], 'slots');
  });

/** What a game says. */
export type Terms = z.output<typeof TermsSchema>;

/** One of its prizes. */
export type Prize = Terms['prizes'][number];
