import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';
import { couponKinds } from '../registry';

const COUNT_MAX = 100_000_000;
const DAYS_MAX = 3_650;
const NAMES_MAX = 500;
const FEN_MAX = 100_000_000_000_000;
const HELD_BACK_MAX = 3_650;

const Name = z.string().trim().min(1).max(128);
const Names = z.array(Name).max(NAMES_MAX).default([]);
const Moment = z.union([z.date(), Instant]);
const Count = z.int().min(1).max(COUNT_MAX);

/** Goods by what they are: a thing fits if one of the lists names it; all empty says nothing. */
const Goods = z.strictObject({ skus: Names, products: Names, categories: Names, brands: Names, tags: Names });

/** Where and for what goods a coupon counts: included unless nothing is, and never what is excluded (S0-4.2). */
const Scope = z.strictObject({
  include: Goods.prefault({}),
  exclude: Goods.prefault({}),
  /** Codes of the stores; empty: in all of them. */
  stores: Names,
});

/**
 * From when until when a copy may be used, half-open: fixed; some days of 24 hours by the wall clock after it was
 * claimed; or until the local midnight that ends so many calendar days, the day of the claim being the first (4.H).
 */
const Validity = z.discriminatedUnion('type', [
  z
    .strictObject({ type: z.literal('fixed'), from: Moment, to: Moment })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends_before_it_starts' }),
  z.strictObject({ type: z.literal('days'), days: z.int().min(1).max(DAYS_MAX) }),
  z.strictObject({ type: z.literal('midnight'), days: z.int().min(1).max(DAYS_MAX) }),
]);

/** Who may claim: members of some levels, and those who joined within some days. */
const Audience = z.strictObject({
  levels: Names,
  joinedWithinDays: z.int().min(1).max(DAYS_MAX).nullable().default(null),
});

/** Whom a coupon may meet in one order (4.C-stacking). */
const Stacking = z.strictObject({
  stack: z.enum(['COMMON', 'EXCLUSIVE', 'ALWAYS']).default('COMMON'),
  priority: z.int().min(-1_000_000).max(1_000_000).default(0),
  tags: Names,
  accepts: Names,
});

/** Who pays for it, and the most that all copies together may cost in fen. */
const Budget = z.strictObject({
  owner: z.string().trim().max(80).default(''),
  limit: z.int().min(1).max(FEN_MAX).nullable().default(null),
});

/** When a copy comes back from a refunded order: at the least so many days are left to use it, once (4.D.3). */
const Returning = z.strictObject({
  reinstate: z.boolean().default(true),
  daysMin: z.int().min(0).max(HELD_BACK_MAX).default(7),
});

/** What a batch of coupons says in one version, whoever claims (S0-4.2); immutable once published. */
export const TermsSchema = z
  .strictObject({
    name: z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) }),
    description: z
      .strictObject({ zh: z.string().trim().max(500).default(''), en: z.string().trim().max(500).default('') })
      .prefault({}),
    kind: z.string(),
    params: z.unknown(),
    scope: Scope.prefault({}),
    /** Copies in all, for each member, and for each member on one local day; null: no limit. */
    total: Count.nullable().default(null),
    perMember: Count.nullable().default(1),
    perDay: Count.nullable().default(null),
    claimFrom: Moment,
    claimTo: Moment.nullable().default(null),
    /** Members may claim it themselves; else it is only given. */
    isOpen: z.boolean().default(true),
    validity: Validity,
    audience: Audience.prefault({}),
    stacking: Stacking.prefault({}),
    budget: Budget.prefault({}),
    returning: Returning.prefault({}),
  })
  .superRefine(({ kind, params, claimFrom, claimTo, validity, total, budget }, context) => {
    if (claimTo !== null && claimTo <= claimFrom) {
      context.addIssue({ code: 'custom', path: ['claimTo'], message: 'ends_before_it_starts' });
    }
    if (validity.type === 'fixed' && (claimTo === null ? validity.to <= claimFrom : validity.to < claimTo)) {
      // Who claims after the end would hold a coupon that was never good.
      context.addIssue({ code: 'custom', path: ['validity', 'to'], message: 'ends_before_claims' });
    }
    const known = couponKinds.find(kind);
    if (known === undefined) return context.addIssue({ code: 'custom', path: ['kind'], message: 'unknown_kind' });
    const read = known.params.safeParse(params);
    for (const { path, message } of read.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['params', ...path], message });
    }
    const cost = read.success ? known.costMax(read.data) : null;
    if (budget.limit !== null && cost !== null && total !== null && cost * total > budget.limit) {
      context.addIssue({ code: 'custom', path: ['budget', 'limit'], message: 'budget_below_cost' });
    }
  })
  .transform((terms) => ({ ...terms, params: couponKinds.find(terms.kind)?.params.safeParse(terms.params).data }));

/** What a batch says. */
export type Terms = z.output<typeof TermsSchema>;
