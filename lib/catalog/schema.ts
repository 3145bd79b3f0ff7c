import { z } from 'zod';
import { Instant } from '@/lib/kernel/instant';

/** Most products, categories or brands in one call. */
export const SYNC_MAX = 500;

const AMOUNT_MAX = 100_000_000_000;
const SKUS_MAX = 200;

/** Most tags of one product. */
export const TAGS_MAX = 20;

/** The code of a category, brand or contract. */
const Code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
/** The code of a product or SKU, as shops write them: anything that prints. */
const GoodsCode = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);
const Name = z.string().trim().min(1).max(120);
const StoreCode = z.string().trim().min(1).max(40);
const Version = z.int().min(0);
const Tag = z.string().trim().min(1).max(40);

/** The kinds of price: what is paid by whom, what the thing costs, and below what it is never sold (4.C). */
export const PRICE_KINDS = ['list', 'member', 'level', 'contract', 'cost', 'floor'] as const;

/** A kind of price. */
export type PriceKind = (typeof PRICE_KINDS)[number];

/** What only they may see who are trusted with the shop's margin. */
export const INNER_KINDS: readonly PriceKind[] = ['cost', 'floor'];

/** The kinds whose price belongs to somebody: a level or a contract. */
export const HELD_KINDS: readonly PriceKind[] = ['level', 'contract'];

/**
 * A price from an instant on, in fen; null takes it away. `from` in the past or missing: from now on. Without `to` it
 * holds until the next change that is scheduled already.
 */
export const PriceInput = z
  .object({
    kind: z.enum(PRICE_KINDS),
    level: Code.optional(),
    contract: Code.optional(),
    store: StoreCode.nullish(),
    amount: z.int().min(0).max(AMOUNT_MAX).nullable(),
    from: Instant.nullish(),
    to: Instant.nullish(),
  })
  .refine(({ kind, level }) => (kind === 'level') === (level !== undefined), {
    path: ['level'],
    error: 'level_of_kind',
  })
  .refine(({ kind, contract }) => (kind === 'contract') === (contract !== undefined), {
    path: ['contract'],
    error: 'contract_of_kind',
  })
  .refine(({ from, to }) => !from || !to || from < to, { path: ['to'], error: 'ends_before_it_starts' });

/** What is said of a SKU; what is left out stays as it is. `sold` null: as everywhere. */
export const SkuInput = z.object({
  code: GoodsCode,
  nameZh: Name.optional(),
  nameEn: Name.optional(),
  barcode: z.string().trim().min(1).max(40).nullish(),
  everywhere: z.boolean().optional(),
  archived: z.boolean().optional(),
  stores: z
    .array(z.object({ store: StoreCode, sold: z.boolean().nullable() }))
    .max(500)
    .default([]),
  prices: z.array(PriceInput).max(200).default([]),
});

/** What is said of a product and its SKUs; what is left out stays as it is, null takes it away. */
export const ProductInput = z.object({
  code: GoodsCode,
  version: Version.nullish(),
  nameZh: Name.optional(),
  nameEn: Name.optional(),
  category: Code.nullish(),
  brand: Code.nullish(),
  tags: z.array(Tag).max(TAGS_MAX).optional(),
  archived: z.boolean().optional(),
  skus: z.array(SkuInput).max(SKUS_MAX).default([]),
});

/** What is said of a product and its SKUs. */
export type ProductInput = z.output<typeof ProductInput>;

/** What is said of a SKU. */
export type SkuInput = z.output<typeof SkuInput>;

/** What is said of a price. */
export type PriceInput = z.output<typeof PriceInput>;

/** What is said of a category: its names and its parent; what is left out stays as it is. */
export const CategoryInput = z.object({
  code: Code,
  nameZh: Name.optional(),
  nameEn: Name.optional(),
  parent: Code.nullish(),
  archived: z.boolean().optional(),
});

/** What is said of a category. */
export type CategoryInput = z.output<typeof CategoryInput>;

/** What is said of a brand; what is left out stays as it is. */
export const BrandInput = CategoryInput.omit({ parent: true });

/** What is said of a brand. */
export type BrandInput = z.output<typeof BrandInput>;

// Forms say whether they add something: a code that is taken must not silently change what has it.
const isNew = z.boolean().default(false);

/** A product by a form. */
export const SaveProductInput = ProductInput.omit({ version: true, skus: true }).extend({
  isNew,
  /** The code of a first SKU of a new product. */
  firstSku: GoodsCode.optional(),
});

/** A SKU by a form. */
export const SaveSkuInput = SkuInput.omit({ stores: true, prices: true }).extend({ product: GoodsCode, isNew });

/** A price by a form. */
export const SetPriceInput = z.object({ sku: GoodsCode, price: PriceInput });

/** A scheduled price to take back. */
export const WithdrawPriceInput = z.object({ sku: GoodsCode, priceId: z.uuid() });

/** What one store says about selling a SKU. */
export const SetAvailabilityInput = z.object({
  sku: GoodsCode,
  store: StoreCode,
  sold: z.boolean().nullable(),
});

/** A category by a form. */
export const SaveCategoryInput = CategoryInput.extend({ isNew });

/** A brand by a form. */
export const SaveBrandInput = BrandInput.extend({ isNew });

const CONTRACT_MEMBERS_MAX = 500;

/** A contract by a form: its names, its time (half-open), and all who belong to it by id, member code or external id. */
export const SaveContractInput = z
  .object({
    code: Code,
    isNew,
    nameZh: Name,
    nameEn: Name,
    startsAt: Instant,
    endsAt: Instant.nullable().default(null),
    members: z.array(z.string().trim().min(1).max(128)).max(CONTRACT_MEMBERS_MAX),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || startsAt < endsAt, {
    path: ['endsAt'],
    error: 'ends_before_it_starts',
  });

/** Most products that one act may be about. */
export const BULK_MAX = 1_000;

const RATE_BP_MIN = -9_999;
const RATE_BP_MAX = 50_000;

// A change in proportion (2,000 bp is a fifth more, -2,000 a fifth less), or by an amount in fen, up or down; rounded
// half up to whole fen, jiao or yuan; `from` missing: from now on.
const BulkPrice = z.object({
  act: z.literal('price'),
  kind: z.enum(['list', 'member']),
  by: z.union([
    z.strictObject({ rateBp: z.int().min(RATE_BP_MIN).max(RATE_BP_MAX) }),
    z.strictObject({ fen: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX) }),
  ]),
  ending: z.enum(['fen', 'jiao', 'yuan']),
  from: Instant.nullable(),
  /** Leave prices as they are that would fall below their floor. */
  keepFloor: z.boolean(),
});

/** How the prices for all stores of one kind change. */
export type BulkPrice = z.output<typeof BulkPrice>;

const BulkAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('category'), category: Code.nullable() }),
  z.object({ act: z.literal('brand'), brand: Code.nullable() }),
  z.object({ act: z.literal('tags'), add: z.array(Tag).max(TAGS_MAX), remove: z.array(Tag).max(TAGS_MAX) }),
  z.object({ act: z.literal('archive'), archived: z.boolean() }),
  BulkPrice,
]);

/** What is done to many products at once. */
export type BulkAct = z.output<typeof BulkAct>;

const Chosen = z
  .array(GoodsCode)
  .min(1)
  .max(BULK_MAX)
  .transform((codes) => [...new Set(codes)].sort());

/** A change of many prices to look at before it is done. */
export const PreviewPricesInput = z.object({ products: Chosen, change: BulkPrice });

/** One act on many products; `key` names the intention, and `seen` is the print of the preview of prices. */
export const ChangeManyInput = z
  .object({
    products: Chosen,
    act: BulkAct,
    reason: z.string().trim().min(1).max(200),
    key: z.string().trim().min(8).max(64),
    seen: z.string().max(64).nullable().default(null),
  })
  .refine(({ act, seen }) => (act.act === 'price') === (seen !== null), { path: ['seen'], error: 'seen_of_prices' });
