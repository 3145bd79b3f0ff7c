import { z } from 'zod';
import {
  BrandInput,
  brandList,
  CategoryInput,
  categoryTree,
  ProductInput,
  SYNC_MAX,
  skuFacts,
  skuPrices,
  syncBrands,
  syncCategories,
  syncProducts,
} from '@/lib/catalog';
import {
  BrandPage,
  CategoryPage,
  PricePage,
  ProductAnswer,
  ProductPage,
  presentBrands,
  presentCategories,
  presentPrices,
  presentProducts,
  presentSkuFacts,
  presentSync,
  productBody,
  SkuFactsAnswer,
  SyncAnswer,
} from '../present/catalog';
import { requireStores } from '../reach';
import { product, products } from '../reads/catalog';
import { PageQuery } from '../reads/lists';
import { type Caller, route } from '../route';

const tag = 'Catalog';
const from = '2026-12-01T00:00:00+08:00';
const example = { params: { code: 'TEA-01' } };
const bodyBytesMax = 8 * 1024 * 1024;

const tea = {
  code: 'TEA-01',
  version: 3,
  nameZh: '明前龙井',
  nameEn: 'Early spring Longjing',
  category: 'tea',
  brand: 'one-leaf',
  tags: ['新品'],
  skus: [
    {
      code: 'TEA-01',
      nameZh: '明前龙井 250g',
      barcode: '6901234567892',
      prices: [
        { kind: 'list', amount: 26800 },
        { kind: 'member', amount: 24800 },
        { kind: 'level', level: 'diamond', amount: 22800 },
        { kind: 'cost', amount: 14000 },
        { kind: 'list', amount: 28800, from },
      ],
    },
  ],
};

/** What all stores sell is said by a key for all of them. */
const everywhere = (caller: Caller) => requireStores(caller, [null]);
const taken = { 200: { description: 'One answer or problem for each item, in the order sent', schema: SyncAnswer } };
const sent = { method: 'POST', tag, bodyBytesMax, isIdempotent: true, answers: taken, reach: everywhere } as const;
const read = { method: 'GET', tag, reach: null } as const;
const limit = 'up to 500 in a call';

/** Goods: keep them in step with another system, read them, ask what one costs (S0-7.2, 4.F). */
export const catalogRoutes = [
  route('syncCategories', {
    ...sent,
    path: '/categories/batch',
    summary: `Add and change categories, parents before children, ${limit}; what is left out stays as it is`,
    runs: syncCategories,
    body: z.object({ categories: z.array(CategoryInput).min(1).max(SYNC_MAX) }),
    refusals: ['category_not_found', 'category_archived', 'category_cycle', 'category_too_deep', 'name_missing'],
    example: { body: { categories: [{ code: 'tea', nameZh: '茶', nameEn: 'Tea', parent: 'grocery' }] } },
    present: (outcomes, { locale, requestId }) => presentSync(outcomes, locale, requestId),
  }),
  route('syncBrands', {
    ...sent,
    path: '/brands/batch',
    summary: `Add and change brands, ${limit}; what is left out stays as it is`,
    runs: syncBrands,
    body: z.object({ brands: z.array(BrandInput).min(1).max(SYNC_MAX) }),
    refusals: ['name_missing'],
    example: { body: { brands: [{ code: 'one-leaf', nameZh: '一叶', nameEn: 'One Leaf' }] } },
    present: (outcomes, { locale, requestId }) => presentSync(outcomes, locale, requestId),
  }),
  route('syncProducts', {
    ...sent,
    path: '/products/batch',
    summary: `Add and change products with their SKUs, prices and stores, ${limit}; a repeat or an older version changes nothing`,
    runs: syncProducts,
    body: z.object({ products: z.array(ProductInput).min(1).max(SYNC_MAX) }),
    refusals: [
      'category_not_found',
      'category_archived',
      'brand_not_found',
      'brand_archived',
      'store_not_found',
      'level_not_found',
      'sku_of_other_product',
      'name_missing',
    ],
    example: { body: { products: [tea, { code: 'CUP-07', nameZh: '白瓷杯', category: 'home' }] } },
    present: (outcomes, { locale, requestId }) => presentSync(outcomes, locale, requestId),
  }),
  route('listCategories', {
    ...read,
    path: '/categories',
    summary: 'The tree of categories, each after its parent',
    runs: categoryTree,
    answers: { 200: { description: 'All of them', schema: CategoryPage } },
    example: {},
    present: presentCategories,
  }),
  route('listBrands', {
    ...read,
    path: '/brands',
    summary: 'All brands',
    runs: brandList,
    answers: { 200: { description: 'All of them', schema: BrandPage } },
    example: {},
    present: presentBrands,
  }),
  route('listProducts', {
    ...read,
    path: '/products',
    summary: 'Products with their SKUs, by code',
    runs: products,
    query: PageQuery,
    answers: { 200: { description: 'A page', schema: ProductPage } },
    example: { query: { limit: '20' } },
    present: presentProducts,
  }),
  route('getProduct', {
    ...read,
    path: '/products/{code}',
    summary: 'A product with its SKUs',
    runs: product,
    answers: { 200: { description: 'The product', schema: ProductAnswer } },
    refusals: ['product_not_found'],
    example,
    present: (one) => ({ status: 200, body: productBody(one) }),
  }),
  route('getSku', {
    ...read,
    path: '/skus/{code}',
    summary: 'What a SKU costs and whether it is sold, in a store and at an instant (now, if none is told)',
    runs: skuFacts,
    query: skuFacts.input.omit({ code: true }),
    answers: { 200: { description: 'The SKU', schema: SkuFactsAnswer } },
    refusals: ['sku_not_found'],
    example: { ...example, query: { at: '2026-12-24T18:00:00+08:00' } },
    present: presentSkuFacts,
  }),
  route('listSkuPrices', {
    ...read,
    path: '/skus/{code}/prices',
    summary: 'The history of the prices of a SKU, scheduled ones included, what starts latest first',
    runs: skuPrices,
    answers: {
      200: {
        description: 'All that hold or are to come, and of the rest the newest, up to 2,000 rows',
        schema: PricePage,
      },
    },
    refusals: ['sku_not_found'],
    example,
    present: presentPrices,
  }),
];
