import 'server-only';

export { type SyncOutcome, syncBrands, syncCategories, syncProducts } from './commands/sync';
export { contractList, contractsOf } from './contracts';
export { type CatalogFacts, catalogFacts, catalogFactsBeside } from './facts';
export { fillCategories } from './fill';
export { catalogHolding } from './holding';
export { categoryPaths } from './paths';
export {
  brandList,
  categoryTree,
  type ListedBrand,
  type ListedCategory,
  type ProductStory,
  productByCode,
  productPage,
  productStory,
  type SkuOfProduct,
  shelfTree,
  skuFacts,
  skuPrices,
  skusFound,
} from './queries';
export type { Verdict as SyncVerdict } from './rules/change';
export { contractPrice } from './rules/contract-price';
export { categoriesAbove } from './rules/tree';
export { type Elsewhere, elsewhere, saveProductsIn } from './save';
export { saveBrandsIn, saveCategoriesIn } from './save-places';
export { BrandInput, CategoryInput, ProductInput, SYNC_MAX } from './schema';
export { type GoodsShown, goodsShown } from './shown';
export {
  countProducts,
  GOODS_SORTS,
  type GoodsFilter,
  type GoodsPlace,
  type ListedProduct,
  listProducts,
} from './store/listing';
export { brandNames, categoryNames, skuNames } from './store/names';
export type { PriceRecord, ProductRecord } from './store/product';
export { flooredSkus, type GoodsNamed, listedSkus } from './store/sample';
