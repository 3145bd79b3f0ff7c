import { type CatalogFacts, catalogFactsBeside } from '@/lib/catalog';
import type { PastOrder } from '@/lib/orders';
import type { Db } from '@/lib/platform/db';
import { storePlaces } from '@/lib/stores';

// Beyond so many goods of stores they are forgotten and read anew: about 1 kB each.
const GOODS_MAX = 50_000;

/** What a back-test knows of the shop as of its instant: the same for all its chunks, each thing read once. */
export type Shop = {
  readonly asOf: Date;
  readonly places: Awaited<ReturnType<typeof storePlaces>>;
  /** The goods of a store as the catalog has them; of no store under ''. */
  readonly goods: Map<string, Map<string, CatalogFacts>>;
  readonly asked: Set<string>;
};

/** The shop as of an instant, before any order was asked for. */
export const openShop = async (asOf: Date): Promise<Shop> => ({
  asOf,
  places: await storePlaces(),
  goods: new Map(),
  asked: new Set(),
});

/** Reads what the shop does not know yet of the goods of some orders, in two statements. */
export async function stockUp(db: Db, shop: Shop, orders: readonly PastOrder[]): Promise<void> {
  const { asked, goods, asOf } = shop;
  if (asked.size > GOODS_MAX) {
    asked.clear();
    goods.clear();
  }
  const wanted = new Map<string, { sku: string; place: string }>();
  for (const { storeCode, lines } of orders)
    for (const { sku } of lines) {
      const place = storeCode ?? '';
      const key = `${place} ${sku}`;
      if (!asked.has(key)) wanted.set(key, { sku, place });
    }
  const found = await catalogFactsBeside(db, [...wanted.values()], asOf);
  for (const key of wanted.keys()) asked.add(key);
  for (const [place, some] of found) {
    const known = goods.get(place) ?? new Map<string, CatalogFacts>();
    for (const [code, facts] of some) known.set(code, facts);
    goods.set(place, known);
  }
}
