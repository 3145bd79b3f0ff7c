import 'server-only';
import { type CatalogFacts, catalogFacts, contractPrice, contractsOf, goodsShown, listProducts } from '@/lib/catalog';
import { heldLevels } from '@/lib/levels';
import { memberKin } from '@/lib/members';
import type { Db } from '@/lib/platform/db';

/** A thing to buy: what it costs everybody, and what it costs this member when that is less; in fen. */
export type ShopSku = {
  readonly code: string;
  readonly name: CatalogFacts['name'];
  readonly list: number;
  readonly own: { readonly kind: 'member' | 'level' | 'contract'; readonly amount: number } | null;
};

/** A product on the shelf with all that can be bought of it. */
export type ShopProduct = {
  readonly code: string;
  readonly name: CatalogFacts['name'];
  readonly category: string | null;
  /** The top of its category. */
  readonly top: string | null;
  readonly skus: readonly ShopSku[];
};

/** Who looks, and when: prices depend on both. */
export type Looking = { readonly memberId: string; readonly now: Date };

/** What the shelf is narrowed by, and after which product a page begins. */
export type ShelfAsked = {
  readonly q: string;
  readonly categories: readonly string[] | null;
  readonly after: string | null;
  readonly limit: number;
};

/** A page of what can be bought, by code. */
export async function shopShelf(
  db: Db,
  { q, categories, after, limit }: ShelfAsked,
  looking: Looking,
): Promise<{ readonly products: readonly ShopProduct[]; readonly nextCursor: string | null }> {
  const filter = { q, categoryCodes: categories, brandCodes: null, isArchived: false };
  const place = after === null ? null : { code: after, changedAt: looking.now, isBack: false };
  const found = await listProducts(db, filter, { sort: 'code', place, limit, now: looking.now });
  const codes = found.slice(0, limit).map(({ code }) => code);
  return {
    products: await shopProducts(db, codes, looking),
    nextCursor: found.length > limit ? (codes.at(-1) ?? null) : null,
  };
}

/** One product that can be bought, or null. */
export const shopProduct = async (db: Db, code: string, looking: Looking): Promise<ShopProduct | null> =>
  (await shopProducts(db, [code], looking))[0] ?? null;

/** Things to buy by their codes; what has no price or is not sold online is not among them. */
export async function shopSkus(
  db: Db,
  codes: readonly string[],
  { memberId, now }: Looking,
): Promise<ReadonlyMap<string, ShopSku>> {
  const [facts, contracts, [level]] = await Promise.all([
    catalogFacts(db, codes, { storeCode: null, at: now }),
    contractsOf(db, memberId, now),
    heldLevels(db, [memberId]),
  ]);
  const held = { contracts, level: level?.code ?? '' };
  return new Map([...facts.values()].flatMap((one) => (one.isAvailable ? skuOf(one, held) : [])));
}

/** Products by their codes, in their order, at the member's own prices; what is not sold now is not among them. */
export const shopProducts = async (db: Db, codes: readonly string[], looking: Looking): Promise<ShopProduct[]> => [
  ...(await shopGoods(db, codes, looking)).products,
];

/** The same with the names of all of them, of what is not sold any more, too. */
export async function shopGoods(
  db: Db,
  codes: readonly string[],
  { memberId, now }: Looking,
): Promise<{ readonly products: readonly ShopProduct[]; readonly names: ReadonlyMap<string, ShopProduct['name']> }> {
  const [kin, [level]] = await Promise.all([memberKin(db, memberId), heldLevels(db, [memberId])]);
  const goods = await goodsShown(db, codes, { memberIds: [memberId, ...(kin?.absorbed ?? [])], at: now });
  const products = goods.flatMap(({ isArchived, skus, ...product }): ShopProduct[] => {
    const bought = skus.flatMap((sku) => {
      const held = { contracts: Object.keys(sku.prices.contracts), level: level?.code ?? '' };
      return skuOf(sku, held).map(([, priced]) => priced);
    });
    return isArchived || bought.length === 0 ? [] : [{ ...product, skus: bought }];
  });
  return { products, names: new Map(goods.map(({ code, name }) => [code, name])) };
}

type Held = { readonly contracts: readonly string[]; readonly level: string };

function skuOf(
  { code, name, prices }: Pick<CatalogFacts, 'code' | 'name' | 'prices'>,
  held: Held,
): [string, ShopSku][] {
  if (prices.list === null) return [];
  const all = [
    { kind: 'contract' as const, amount: contractPrice(prices.contracts, held.contracts) },
    { kind: 'level' as const, amount: prices.levels[held.level] ?? null },
    { kind: 'member' as const, amount: prices.member },
  ];
  const lower = all.flatMap(({ kind, amount }) =>
    amount !== null && amount < (prices.list ?? 0) ? { kind, amount } : [],
  );
  const own = lower.toSorted((a, b) => a.amount - b.amount)[0] ?? null;
  return [[code, { code, name, list: prices.list, own }]];
}
