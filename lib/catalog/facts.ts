import 'server-only';
import type { Db } from '@/lib/platform/db';
import { type PriceFacts, priceFacts } from './rules/price-facts';
import { readSkuFacts, readSkuFactsBeside, type SkuPlace } from './store/facts';

/** What the shop knows of a SKU at an instant: where it stands, what it costs whom, and whether it is sold there. */
export type CatalogFacts = {
  readonly code: string;
  readonly productCode: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** The codes of its categories, from the root down; empty without one. */
  readonly categoryPath: readonly string[];
  readonly brandCode: string | null;
  readonly tags: readonly string[];
  readonly prices: PriceFacts;
  readonly isAvailable: boolean;
};

/**
 * The facts of SKUs in a store (null: in none) at an instant, by code; a code that the catalog does not know is not in
 * it. Two statements for any number of SKUs (4.C).
 */
export async function catalogFacts(
  db: Db,
  skuCodes: readonly string[],
  { storeCode, at }: { readonly storeCode: string | null; readonly at: Date },
): Promise<ReadonlyMap<string, CatalogFacts>> {
  if (skuCodes.length === 0) return new Map();
  const { skus, holding } = await readSkuFacts(db, [...new Set(skuCodes)], storeCode, at);
  return new Map(skus.map((sku) => [sku.code, factsOf(sku, holding.get(sku.code) ?? [], storeCode)]));
}

/** The same for SKUs each in a place of its own, no pair twice: by place, then by code. Two statements for any number. */
export async function catalogFactsBeside(
  db: Db,
  pairs: readonly SkuPlace[],
  at: Date,
): Promise<ReadonlyMap<string, ReadonlyMap<string, CatalogFacts>>> {
  if (pairs.length === 0) return new Map();
  const { skus, holding } = await readSkuFactsBeside(db, pairs, at);
  const facts = skus.map(({ place, ...sku }) => ({
    place,
    sku: factsOf(sku, holding.get(`${place} ${sku.code}`) ?? [], place === '' ? null : place),
  }));
  const byPlace = Map.groupBy(facts, ({ place }) => place);
  return new Map([...byPlace].map(([place, some]) => [place, new Map(some.map(({ sku }) => [sku.code, sku]))]));
}

type Read = Awaited<ReturnType<typeof readSkuFacts>>;

const factsOf = (
  { nameZh, nameEn, ...sku }: Read['skus'][number],
  holding: Parameters<typeof priceFacts>[0],
  storeCode: string | null,
): CatalogFacts => ({ ...sku, name: { zh: nameZh, en: nameEn }, prices: priceFacts(holding, storeCode) });
