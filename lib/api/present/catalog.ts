import { z } from 'zod';
import type {
  CatalogFacts,
  ListedBrand,
  ListedCategory,
  PriceRecord,
  ProductRecord,
  SkuOfProduct,
  SyncOutcome,
} from '@/lib/catalog';
import type { Locale } from '@/lib/platform/command';
import { Problem, problemOf } from '../problem';
import type { Page } from '../reads/lists';
import type { Shown } from '../route';
import { At, iso, pageOf } from './shared';

const Fen = z.int().min(0);
const Code = z.string();

/** What became of one item: an answer of its own, or a problem. */
export const SyncAnswer = z
  .object({
    results: z.array(
      z.union([
        z.object({ status: z.int(), code: Code, result: z.enum(['created', 'changed', 'unchanged', 'stale']) }),
        Problem,
      ]),
    ),
  })
  .meta({
    id: 'CatalogSync',
    description: '`unchanged` is a repeat; `stale` when a later version was taken in before and nothing was done',
  });

const SkuAnswer = z.object({
  code: Code,
  nameZh: z.string(),
  nameEn: z.string(),
  barcode: z.string().nullable(),
  everywhere: z.boolean(),
  stores: z.array(z.object({ store: Code, sold: z.boolean() })),
  archivedAt: At.nullable(),
});

/** A product with its SKUs; prices are asked for by SKU. */
export const ProductAnswer = z
  .object({
    code: Code,
    version: z.int().nullable(),
    nameZh: z.string(),
    nameEn: z.string(),
    category: Code.nullable(),
    brand: Code.nullable(),
    tags: z.array(z.string()),
    archivedAt: At.nullable(),
    changedAt: At,
    skus: z.array(SkuAnswer),
  })
  .meta({ id: 'Product' });

/** A page of products. */
export const ProductPage = pageOf(ProductAnswer).meta({ id: 'ProductPage' });

/** All categories, each after its parent. */
export const CategoryPage = pageOf(
  z.object({
    code: Code,
    parent: Code.nullable(),
    path: z.array(Code),
    nameZh: z.string(),
    nameEn: z.string(),
    products: z.int(),
    archivedAt: At.nullable(),
  }),
).meta({ id: 'CategoryPage', description: '`path` leads from the root down to the category itself' });

/** All brands. */
export const BrandPage = pageOf(
  z.object({ code: Code, nameZh: z.string(), nameEn: z.string(), products: z.int(), archivedAt: At.nullable() }),
).meta({ id: 'BrandPage' });

const Kind = z.enum(['list', 'member', 'level', 'contract', 'cost', 'floor']);

/** What a SKU costs and whether it is sold, in a store and at an instant. */
export const SkuFactsAnswer = z
  .object({
    code: Code,
    product: Code,
    nameZh: z.string(),
    nameEn: z.string(),
    categoryPath: z.array(Code),
    brand: Code.nullable(),
    tags: z.array(z.string()),
    available: z.boolean(),
    prices: z.object({
      list: Fen.nullable(),
      member: Fen.nullable(),
      levels: z.record(z.string(), Fen),
      contracts: z.record(z.string(), Fen),
      cost: Fen.nullable(),
      floor: Fen.nullable(),
    }),
  })
  .meta({ id: 'SkuFacts', description: '`cost` and `floor` are null for a key without `catalog.costs`' });

/** The history of the prices of a SKU, what starts latest first. */
export const PricePage = pageOf(
  z.object({
    kind: Kind,
    level: Code.optional(),
    contract: Code.optional(),
    store: Code.nullable(),
    amount: Fen,
    from: At,
    to: At.nullable(),
    setAt: At,
    withdrawnAt: At.nullable(),
  }),
).meta({ id: 'PricePage', description: 'Holds in [from, to); a row that was withdrawn never held' });

/** Writes what became of a set of items. */
export const presentSync = (outcomes: readonly SyncOutcome[], locale: Locale, requestId: string): Shown => ({
  status: 200,
  body: {
    results: outcomes.map((outcome) => {
      if (outcome.ok)
        return { status: outcome.value === 'created' ? 201 : 200, code: outcome.code, result: outcome.value };
      return problemOf('invalid' in outcome ? outcome.invalid : outcome.refusal, { requestId, locale });
    }),
  },
});

type Goods = ProductRecord & { readonly skus: readonly SkuOfProduct[] };

/** Writes a product with its SKUs. */
export const productBody = (one: Goods): z.output<typeof ProductAnswer> => ({
  code: one.code,
  version: one.version,
  nameZh: one.nameZh,
  nameEn: one.nameEn,
  category: one.categoryCode,
  brand: one.brandCode,
  tags: one.tags,
  archivedAt: iso(one.archivedAt),
  changedAt: one.changedAt.toISOString(),
  skus: one.skus.map(({ productCode: _, archivedAt, stores, ...sku }) => ({
    ...sku,
    stores: [...stores],
    archivedAt: iso(archivedAt),
  })),
});

/** Writes a page of products. */
export const presentProducts = ({ rows, nextCursor }: Page<Goods>): Shown => ({
  status: 200,
  body: { data: rows.map(productBody), nextCursor },
});

/** Writes the tree of categories. */
export const presentCategories = (all: readonly ListedCategory[]): Shown =>
  whole(all.map(({ parentCode, archivedAt, ...one }) => ({ ...one, parent: parentCode, archivedAt: iso(archivedAt) })));

/** Writes all brands. */
export const presentBrands = (all: readonly ListedBrand[]): Shown =>
  whole(all.map(({ archivedAt, ...one }) => ({ ...one, archivedAt: iso(archivedAt) })));

/** Writes what a SKU costs and where it stands. */
export const presentSkuFacts = (facts: CatalogFacts): Shown => ({
  status: 200,
  body: {
    code: facts.code,
    product: facts.productCode,
    nameZh: facts.name.zh,
    nameEn: facts.name.en,
    categoryPath: facts.categoryPath,
    brand: facts.brandCode,
    tags: facts.tags,
    available: facts.isAvailable,
    prices: facts.prices,
  },
});

/** Writes the history of prices. */
export const presentPrices = (rows: readonly PriceRecord[]): Shown =>
  whole(
    rows.map((row) => ({
      kind: row.kind,
      ...(row.kind === 'level' && { level: row.holder }),
      ...(row.kind === 'contract' && { contract: row.holder }),
      store: row.storeCode === '' ? null : row.storeCode,
      amount: row.amount,
      from: row.startsAt.toISOString(),
      to: iso(row.endsAt),
      setAt: row.setAt.toISOString(),
      withdrawnAt: iso(row.withdrawnAt),
    })),
  );

/** A list that comes in one page. */
const whole = (data: readonly unknown[]): Shown => ({ status: 200, body: { data, nextCursor: null } });
