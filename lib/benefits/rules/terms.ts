import { z } from 'zod';
import { WhenSchema } from '@/lib/kernel/bounds';
import { ConditionSchema } from '@/lib/kernel/condition';
import { Instant } from '@/lib/kernel/instant';
import { benefitKinds } from '../registry';
import { GiveOn } from './give-on';

const TIMES_MAX = 1_000_000;
const DAYS_MAX = 3_650;
const NAMES_MAX = 500;
const FEN_MAX = 100_000_000_000;

const Name = z.string().trim().min(1).max(128);
const Names = z.array(Name).max(NAMES_MAX).default([]);
const Times = z.int().min(1).max(TIMES_MAX);
const Moment = z.union([z.date(), Instant]);
const text = (max: number) =>
  z
    .strictObject({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max).default('') })
    .prefault({});

/** The periods in which times are counted: local calendar day, ISO week, month, year, or once and for all (4.H). */
export const PERIODS = ['day', 'week', 'month', 'year', 'whole'] as const;

const Goods = z.strictObject({ skus: Names, products: Names, categories: Names, brands: Names, tags: Names });

/** What a level gets: so many times (null: without end), and parameters of its own where they differ (4.B.7). */
const LevelShare = z.strictObject({ level: Name, times: Times.nullable(), params: z.unknown().optional() });

/**
 * Until when a grant counts: to the end of the period it is for, so many local days, between two instants, or as long as
 * nobody voids it (S0-3.2).
 */
const Validity = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('period') }),
  z.strictObject({ type: z.literal('days'), days: z.int().min(1).max(DAYS_MAX) }),
  z
    .strictObject({ type: z.literal('fixed'), from: Moment, to: Moment })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends_before_it_starts' }),
  z.strictObject({ type: z.literal('open') }),
]);

/** Whom it may meet in one order (4.C): of one group only one counts; the benefit's own group unless another is named. */
const Stacking = z.strictObject({
  stack: z.enum(['COMMON', 'EXCLUSIVE', 'ALWAYS']).default('COMMON'),
  group: Name.nullable().default(null),
  priority: z.int().min(-1_000_000).max(1_000_000).default(0),
  tags: Names,
  accepts: Names,
});

/** What a benefit says in one version (S0-3.2); immutable once published. */
export const TermsSchema = z
  .strictObject({
    name: z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) }),
    description: text(500),
    /** How to use it, a step a line: what the member reads. */
    howTo: text(1_000),
    kind: z.string(),
    params: z.unknown(),
    /** Members of these levels, each with its times; empty: everybody, with `times`. */
    levels: z.array(LevelShare).max(50).default([]),
    times: Times.nullable().default(null),
    per: z.enum(PERIODS).default('whole'),
    /** How often at the most in a period, whatever is left of the times. */
    limit: z
      .strictObject({ times: Times, per: z.enum(['day', 'week', 'month', 'year']) })
      .nullable()
      .default(null),
    giveOn: z.array(GiveOn).max(8).default([]),
    validity: Validity,
    when: WhenSchema.prefault({}),
    channels: Names,
    stores: Names,
    scope: z.strictObject({ include: Goods.prefault({}), exclude: Goods.prefault({}) }).prefault({}),
    conditions: ConditionSchema.nullable().default(null),
    /** Which members it is for, beside their level: a condition of segments. */
    where: ConditionSchema.nullable().default(null),
    stacking: Stacking.prefault({}),
    /** What one use costs in fen when no order tells it, and the budget that pays for it (S3-8.3). */
    cost: z
      .strictObject({
        perUse: z.int().min(0).max(FEN_MAX).nullable().default(null),
        budget: Name.nullable().default(null),
      })
      .prefault({}),
  })
  .superRefine(({ kind, params, levels, per, validity, giveOn }, context) => {
    const known = benefitKinds.find(kind);
    if (known === undefined) return context.addIssue({ code: 'custom', path: ['kind'], message: 'unknown_kind' });
    const complain = (path: (string | number)[], raw: unknown) => {
      for (const issue of known.params.safeParse(raw).error?.issues ?? [])
        context.addIssue({ code: 'custom', path: [...path, ...(issue.path as string[])], message: issue.message });
    };
    complain(['params'], params);
    levels.forEach((one, at) => {
      if (one.params !== undefined) complain(['levels', at, 'params'], one.params);
      if (levels.findIndex(({ level }) => level === one.level) !== at)
        context.addIssue({ code: 'custom', path: ['levels', at, 'level'], message: 'named_twice' });
    });
    if (validity.type === 'period' && per === 'whole')
      context.addIssue({ code: 'custom', path: ['validity'], message: 'no_period' });
    if (per === 'whole' && giveOn.some(({ on }) => on === 'period'))
      context.addIssue({ code: 'custom', path: ['per'], message: 'no_period' });
    if (new Set(giveOn.map(({ on }) => on)).size !== giveOn.length)
      context.addIssue({ code: 'custom', path: ['giveOn'], message: 'named_twice' });
    if (levels.length === 0 && giveOn.some(({ on }) => on === 'level_entry'))
      context.addIssue({ code: 'custom', path: ['levels'], message: 'no_levels' });
  });

/** What a benefit says. */
export type Terms = z.output<typeof TermsSchema>;

/** One of the periods. */
export type Per = (typeof PERIODS)[number];
