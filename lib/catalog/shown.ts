import 'server-only';
import type { Db } from '@/lib/platform/db';
import { type PriceFacts, priceFacts } from './rules/price-facts';
import { shownProducts } from './store/shown';

/** A product as a shelf shows it, with the prices of all that is sold of it in no store in particular. */
export type GoodsShown = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly category: string | null;
  /** The top of its category. */
  readonly top: string | null;
  readonly isArchived: boolean;
  readonly skus: readonly {
    readonly code: string;
    readonly name: GoodsShown['name'];
    /** Of contracts those alone under which one of the members buys. */
    readonly prices: PriceFacts;
  }[];
};

/** Products by their codes, in their order, as one of the members sees them at an instant: one statement for any number. */
export async function goodsShown(
  db: Db,
  codes: readonly string[],
  looking: { readonly memberIds: readonly string[]; readonly at: Date },
): Promise<readonly GoodsShown[]> {
  const rows = await shownProducts(db, codes, looking);
  return rows.map(({ nameZh, nameEn, categoryCode, skus, ...product }) => ({
    ...product,
    name: { zh: nameZh, en: nameEn },
    category: categoryCode,
    skus: skus.map((sku) => ({
      code: sku.code,
      name: { zh: sku.nameZh, en: sku.nameEn },
      prices: priceFacts(sku.prices, null),
    })),
  }));
}
