import 'server-only';
import { z } from 'zod';
import { type Actor, may } from '@/lib/kernel/actor';
import { Refusal } from '@/lib/kernel/refusal';
import type { Db } from '@/lib/platform/db';
import { query } from '@/lib/platform/query';
import { catalogFacts } from './facts';
import { withoutCosts } from './rules/price-facts';
import { inTreeOrder } from './rules/tree';
import { INNER_KINDS } from './schema';
import {
  type PriceRecord,
  type ProductRecord,
  pricesOfSkus,
  productsAfter,
  productsByCode,
  type SkuRecord,
  skusOfProducts,
  soldIn,
} from './store/product';
import { findSkus } from './store/sample';
import {
  allBrands,
  allCategories,
  type BrandRecord,
  brandCounts,
  type CategoryRecord,
  categoryCounts,
} from './store/tree';

/** Most rows of the history of prices that one answer tells; what holds and what is to come is told before the rest. */
const HISTORY_MAX = 2_000;

/** A category as it is listed: after its parent, with the living products it holds itself. */
export type ListedCategory = CategoryRecord & { readonly products: number };

/** A brand as it is listed, with its living products. */
export type ListedBrand = BrandRecord & { readonly products: number };

/** A product with all that is kept of it; prices that have begun, are over, or are still to come. */
export type ProductStory = {
  readonly product: ProductRecord;
  readonly skus: readonly SkuRecord[];
  readonly sold: readonly { readonly skuCode: string; readonly storeCode: string; readonly sold: boolean }[];
  readonly prices: readonly PriceRecord[];
};

/** A SKU as the API lists it, with what stores say of it. */
export type SkuOfProduct = SkuRecord & {
  readonly stores: readonly { readonly store: string; readonly sold: boolean }[];
};

const Code = z.string().min(1).max(64);

/** The tree of categories, each after its parent. */
export const categoryTree = query({
  can: 'catalog.read',
  input: z.object({}),
  async run({ db }): Promise<ListedCategory[]> {
    const [all, counts] = await Promise.all([allCategories(db), categoryCounts(db)]);
    return inTreeOrder(all).map((one) => ({ ...one, products: counts.get(one.code) ?? 0 }));
  },
});

/** All brands. */
export const brandList = query({
  can: 'catalog.read',
  input: z.object({}),
  async run({ db }): Promise<ListedBrand[]> {
    const [all, counts] = await Promise.all([allBrands(db), brandCounts(db)]);
    return all.map((one) => ({ ...one, products: counts.get(one.code) ?? 0 }));
  },
});

/** One product with SKUs, stores and the history of its prices; cost and floor only for those who may see them. */
export const productStory = query({
  can: 'catalog.read',
  input: z.object({ code: Code }),
  async run({ db, actor, now }, { code }): Promise<ProductStory> {
    const [product] = await productsByCode(db, [code]);
    if (product === undefined) throw new Refusal('product_not_found', { code }, 404);
    const skus = await skusOfProducts(db, [code]);
    const codes = skus.map((sku) => sku.code);
    const [sold, prices] = await Promise.all([soldIn(db, codes), pricesOfSkus(db, codes, now, HISTORY_MAX)]);
    return { product, skus, sold, prices: seenBy(actor, prices) };
  },
});

/** The history of the prices of a SKU, what starts latest first; withdrawn rows are told as such. */
export const skuPrices = query({
  can: 'catalog.read',
  input: z.object({ code: Code }),
  async run({ db, actor, now }, { code }) {
    await requireSku(db, code, now);
    return seenBy(actor, await pricesOfSkus(db, [code], now, HISTORY_MAX));
  },
});

/** What a SKU costs and whether it is sold, in a store and at an instant (now, if none is told). */
export const skuFacts = query({
  can: 'catalog.read',
  input: z.object({
    code: Code,
    store: z.string().max(40).optional(),
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  async run({ db, actor, now }, { code, store, at }) {
    const facts = await requireSku(db, code, at === undefined ? now : new Date(at), store ?? null);
    return { ...facts, prices: may(actor, 'catalog.costs') ? facts.prices : withoutCosts(facts.prices) };
  },
});

const FOUND_MAX = 20;

/** The first living SKUs by any part of their code, barcode or names: what a picker offers. */
export const skusFound = query({
  can: 'catalog.read',
  input: z.object({ q: z.string().trim().max(64).default('') }),
  run: ({ db }, { q }) => findSkus(db, q, FOUND_MAX),
});

/** A page of products with their SKUs, by code. */
export async function productPage(db: Db, after: string, limit: number) {
  return withSkus(db, await productsAfter(db, after, limit));
}

/** The tree of categories, each after its parent, for whoever browses. */
export const shelfTree = async (db: Db): Promise<CategoryRecord[]> => inTreeOrder(await allCategories(db));

/** One product with its SKUs, or null. */
export async function productByCode(db: Db, code: string) {
  return (await withSkus(db, await productsByCode(db, [code])))[0] ?? null;
}

async function withSkus(db: Db, products: readonly ProductRecord[]) {
  const skus = await skusOfProducts(
    db,
    products.map(({ code }) => code),
  );
  const sold = await soldIn(
    db,
    skus.map(({ code }) => code),
  );
  const bySku = Map.groupBy(sold, ({ skuCode }) => skuCode);
  const told = skus.map((sku): SkuOfProduct => {
    const stores = (bySku.get(sku.code) ?? []).map((one) => ({ store: one.storeCode, sold: one.sold }));
    return { ...sku, stores };
  });
  const byProduct = Map.groupBy(told, ({ productCode }) => productCode);
  return products.map((product) => ({ ...product, skus: byProduct.get(product.code) ?? [] }));
}

const seenBy = (actor: Actor, prices: readonly PriceRecord[]): PriceRecord[] =>
  prices.filter(({ kind }) => may(actor, 'catalog.costs') || !INNER_KINDS.includes(kind));

async function requireSku(db: Db, code: string, at: Date, storeCode: string | null = null) {
  const facts = (await catalogFacts(db, [code], { storeCode, at })).get(code);
  if (facts === undefined) throw new Refusal('sku_not_found', { code }, 404);
  return facts;
}
