import { couponKinds } from '@/lib/coupons/registry';
import type { Terms } from '@/lib/coupons/rules/terms';

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
