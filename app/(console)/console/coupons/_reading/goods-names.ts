import 'server-only';
import { brandNames, catalogFacts, categoryNames } from '@/lib/catalog';
import { couponKinds } from '@/lib/coupons/registry';
import type { Terms } from '@/lib/coupons/rules/terms';
import type { Db } from '@/lib/platform/db';

/** What goods, categories and brands are called, by their codes. */
export type GoodsNames = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;

/** What those of some codes are called; a code that nobody knows is not in it. */
export async function goodsNames(db: Db, named: readonly string[], now: Date): Promise<GoodsNames> {
  const codes = new Set(named);
  if (codes.size === 0) return new Map();
  const [categories, brands, goods] = await Promise.all([
    categoryNames(db),
    brandNames(db),
    catalogFacts(db, [...codes], { storeCode: null, at: now }),
  ]);
  const known = [...goods.values(), ...categories, ...brands].map(({ code, name }) => [code, name] as const);
  return new Map(known.filter(([code]) => codes.has(code)));
}

/** The codes that the type of a batch names: its goods, their categories and brands, and what it gives. */
export function effectCodes(terms: Pick<Terms, 'kind' | 'params'> | null): readonly string[] {
  const effect = terms === null ? undefined : couponKinds.find(terms.kind)?.effect(terms.params);
  const { skus = [], categories = [], brands = [] } = effect?.goods ?? {};
  const sku = effect?.params.sku;
  return [...(typeof sku === 'string' ? [sku] : []), ...skus, ...categories, ...brands];
}

/** All codes of goods that terms name, by their type and by what they include and leave out. */
export function termsCodes(terms: Terms): readonly string[] {
  const { include, exclude } = terms.scope;
  const lists = [include, exclude].flatMap(({ skus, products, categories, brands }) => [
    skus,
    products,
    categories,
    brands,
  ]);
  return [...effectCodes(terms), ...lists.flat()];
}
