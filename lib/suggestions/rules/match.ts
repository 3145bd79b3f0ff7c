/** Goods by codes. */
export type GoodsCodes = {
  readonly skus: readonly string[];
  readonly products: readonly string[];
  readonly categories: readonly string[];
  readonly brands: readonly string[];
};

/** The first code that both name, the closest sort of goods first: for what a member buys this is good; null: nothing. */
export function matchOf(named: GoodsCodes, taste: GoodsCodes): string | null {
  for (const sort of ['skus', 'products', 'brands', 'categories'] as const) {
    const found = named[sort].find((code) => taste[sort].includes(code));
    if (found !== undefined) return found;
  }
  return null;
}
