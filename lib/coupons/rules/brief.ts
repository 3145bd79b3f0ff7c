import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';
import { couponKinds } from '../registry';

const Names = z.array(z.string().trim().min(1).max(128)).max(500).default([]);
const Goods = z.strictObject({ skus: Names, products: Names, categories: Names, brands: Names, tags: Names });
const Whole = z.int().min(0).max(100_000_000_000);
const Text = z.string().trim().min(1).max(60);

/** A batch as the integration API says it; everything else of its terms is as usual. */
export const CreateBatchInput = z.object({
  name: z.union([Text, z.strictObject({ zh: Text, en: z.string().trim().min(1).max(80) })]),
  type: z.enum(couponKinds.all.map(({ code }) => code) as [string, ...string[]]),
  /** Fen; of `percent_off` what is still paid in basis points (8折 is 8000); of `gift` how many. */
  value: Whole.nullish(),
  threshold: Whole.default(0),
  max: Whole.nullish(),
  scope: Goods.partial()
    .extend({ include: Goods.prefault({}), exclude: Goods.prefault({}), stores: Names })
    .prefault({}),
  total: z.int().min(1).max(100_000_000).nullish(),
  perMember: z.int().min(1).max(100_000_000).nullish(),
  perDay: z.int().min(1).max(100_000_000).nullish(),
  claimFrom: Instant.nullish(),
  claimTo: Instant.nullish(),
  validity: z.union([
    z.strictObject({ days: z.int().min(1).max(3_650), untilMidnight: z.boolean().default(false) }),
    z.strictObject({ from: Instant, to: Instant }),
  ]),
});

/** The terms that such a batch has, for their schema to judge. */
export function termsOfBrief(brief: z.output<typeof CreateBatchInput>, now: Date): unknown {
  const { name, type, value, threshold, max, scope, validity, claimFrom, claimTo, ...limits } = brief;
  const { include, exclude, stores, ...named } = scope;
  const goods = { ...include, ...Object.fromEntries(Object.entries(named).filter(([, codes]) => codes.length > 0)) };
  const { skus, categories, brands } = goods;
  const said = { value: value ?? null, threshold, max: max ?? null, skus, categories, brands };
  return {
    name: typeof name === 'string' ? { zh: name, en: name } : name,
    kind: type,
    params: couponKinds.find(type)?.ofBrief(said),
    // What the type itself names is no narrowing of it: a gift is not limited to orders of the gift.
    scope: { include: TYPES_THAT_NAME.includes(type) ? {} : goods, exclude, stores },
    total: limits.total ?? null,
    perMember: limits.perMember ?? null,
    perDay: limits.perDay ?? null,
    claimFrom: claimFrom ?? now,
    claimTo: claimTo ?? null,
    validity:
      'days' in validity
        ? { type: validity.untilMidnight ? 'midnight' : 'days', days: validity.days }
        : { type: 'fixed', ...validity },
  };
}

const TYPES_THAT_NAME: readonly string[] = ['gift', 'category', 'brand'];
const PLACES: Readonly<Record<string, string | undefined>> = {
  'params.off': 'value',
  'params.rateBp': 'value',
  'params.quantity': 'value',
  'params.threshold': 'threshold',
  'params.max': 'max',
  'params.sku': 'scope.skus',
  'params.categories': 'scope.categories',
  'params.brands': 'scope.brands',
};

/** Where in the brief a complaint about the terms belongs. */
export const placeInBrief = (path: string): string => PLACES[path.split('.').slice(0, 2).join('.')] ?? path;
