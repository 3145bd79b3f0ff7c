import { z } from 'zod';
import { ConditionSchema, leavesOf } from '@/lib/kernel/condition';
import { Instant } from '@/lib/kernel/instant';
import { factOf } from './facts/registry';
import { offerKinds } from './registry';
import type { LayerName, Offer } from './rules/types';

/** The layers in which offers act, in this order; points as tender stand between coupons and freight (4.C.1 to 4.C.8). */
const LAYERS = ['unit', 'line', 'order', 'coupon', 'tender', 'freight', 'gift', 'earn'] as const;

/** What the amounts in an offer's condition are judged on (4.C-basis). */
const BASES = ['INITIAL', 'NET_BEFORE', 'NET_AFTER'] as const;

const NAMES_MAX = 1_000;
const TAGS_MAX = 20;
const BUDGETS_MAX = 10;
const UNITS_MAX = 100_000_000;
const FEN_MAX = 100_000_000_000;
const name = z.string().min(1).max(128);
const instant = z.union([z.date(), Instant]).nullable().default(null);
const fact = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const names = z.array(name).max(NAMES_MAX).default([]);

/** Goods by what they are; a list that is empty says nothing, a thing fits if one of the lists names it. */
const GoodsChoice = z.strictObject({ skus: names, products: names, categories: names, brands: names, tags: names });

/** Where an offer comes from: what is consumed when it is applied, and what is given back when it is returned. */
const SourceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('OFFER') }),
  z.strictObject({ type: z.literal('COUPON'), coupon: name, expiresAt: instant, isPicked: z.boolean().default(false) }),
  z.strictObject({ type: z.literal('BENEFIT'), grant: name }),
  z.strictObject({ type: z.literal('CARD'), card: name, rank: z.int().min(0) }),
  z.strictObject({ type: z.literal('LEVEL'), level: name }),
]);

/** What an offer says, whoever owns it; its parameters are those of its kind. */
export const OfferTermsSchema = z
  .strictObject({
    kind: name,
    params: z.unknown(),
    layer: z.enum(LAYERS),
    group: name.nullable().default(null),
    stack: z.enum(['COMMON', 'EXCLUSIVE', 'ALWAYS']).default('COMMON'),
    priority: z.int().min(-1_000_000).max(1_000_000).default(0),
    conditions: ConditionSchema.nullable().default(null),
    scope: z.strictObject({ include: GoodsChoice.prefault({}), exclude: GoodsChoice.prefault({}) }).prefault({}),
    basis: z.enum(BASES).default('NET_BEFORE'),
    caps: z.strictObject({ max: z.int().min(1).max(FEN_MAX).nullable().default(null) }).prefault({}),
    tags: z.array(name).max(TAGS_MAX).default([]),
    accepts: z.array(name).max(TAGS_MAX).default([]),
    /** Budgets that pay for it, by code (4.G). */
    budgets: z.array(name).max(BUDGETS_MAX).default([]),
    /** Units in all (flash prices, gifts) or times, and how many of them one member may have. */
    stock: z
      .strictObject({
        total: z.int().min(0).max(UNITS_MAX).nullable().default(null),
        perMember: z.int().min(1).max(UNITS_MAX).nullable().default(null),
      })
      .refine(({ total, perMember }) => total !== null || perMember === null, {
        message: 'needs a stock in all',
        path: ['perMember'],
      })
      .prefault({}),
    name: z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) }),
  })
  .superRefine(checkKind)
  .superRefine(({ conditions }, context) => {
    const unknown = conditions === null ? [] : leavesOf(conditions).filter(isMisread);
    for (const { attribute } of unknown)
      context.addIssue({ code: 'custom', path: ['conditions'], message: `no such test of ${attribute}` });
  })
  .transform((terms) => ({ ...terms, params: readParams(terms) }));

/** What an offer says, read. */
export type OfferTerms = z.output<typeof OfferTermsSchema>;

/** An offer as the evaluator takes it: its terms, its version, when it counts and what its owner knows about it. */
export const OfferSchema = z
  .strictObject({
    id: name,
    version: z.int().min(1).default(1),
    terms: OfferTermsSchema,
    source: SourceSchema.default({ type: 'OFFER' }),
    startsAt: instant,
    endsAt: instant,
    left: z.int().min(0).nullable().default(null),
    blocked: z
      .strictObject({ code: name, facts: z.record(z.string(), fact) })
      .nullable()
      .default(null),
  })
  .transform(({ terms, ...rest }): Offer => ({ ...rest, ...terms }));

function checkKind(
  { kind, params, layer }: { kind: string; params?: unknown; layer: LayerName },
  context: z.RefinementCtx,
) {
  const known = offerKinds.find(kind);
  if (known === undefined) return context.addIssue({ code: 'custom', path: ['kind'], message: 'unknown kind' });
  if (!known.layers.includes(layer))
    context.addIssue({ code: 'custom', path: ['layer'], message: `one of ${known.layers.join(', ')}` });
  const read = known.params.safeParse(params);
  for (const { path, message, code } of read.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: ['params', ...path], message, params: { code } });
}

const readParams = ({ kind, params }: { kind: string; params?: unknown }): unknown =>
  offerKinds.find(kind)?.params.safeParse(params).data;

/** A test of an attribute that does not exist, or of another type than the test's. */
function isMisread(leaf: ReturnType<typeof leavesOf>[number]): boolean {
  const fact = factOf(leaf.attribute);
  return fact === undefined || 'oneOf' in leaf === (fact.type === 'number');
}
