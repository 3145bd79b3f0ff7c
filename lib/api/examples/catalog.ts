import type { z } from 'zod';
import {
  BrandPage,
  CategoryPage,
  PricePage,
  ProductAnswer,
  ProductPage,
  SkuFactsAnswer,
  SyncAnswer,
} from '../present/catalog';
import { at } from './shared';

const goods: z.output<typeof ProductAnswer> = {
  code: 'TEA-01',
  version: 3,
  nameZh: '明前龙井',
  nameEn: 'Early spring Longjing',
  category: 'tea',
  brand: 'one-leaf',
  tags: ['新品'],
  archivedAt: null,
  changedAt: at,
  skus: [
    {
      code: 'TEA-01',
      nameZh: '明前龙井 250g',
      nameEn: 'Early spring Longjing',
      barcode: '6901234567892',
      everywhere: true,
      stores: [],
      archivedAt: null,
    },
  ],
};

const holding = { kind: 'list', store: null, setAt: at, withdrawnAt: null } as const;

/** Examples of products, their facts and prices. */
export const CATALOG_EXAMPLES: readonly (readonly [z.ZodType, unknown])[] = [
  [
    SyncAnswer,
    {
      results: [
        { status: 201, code: 'TEA-01', result: 'created' },
        { status: 200, code: 'CUP-07', result: 'unchanged' },
      ],
    },
  ],
  [ProductAnswer, goods],
  [ProductPage, { data: [goods], nextCursor: null }],
  [
    CategoryPage,
    {
      data: [
        {
          code: 'tea',
          parent: 'grocery',
          path: ['grocery', 'tea'],
          nameZh: '茶',
          nameEn: 'Tea',
          products: 12,
          archivedAt: null,
        },
      ],
      nextCursor: null,
    },
  ],
  [
    BrandPage,
    {
      data: [{ code: 'one-leaf', nameZh: '一叶', nameEn: 'One Leaf', products: 5, archivedAt: null }],
      nextCursor: null,
    },
  ],
  [
    SkuFactsAnswer,
    {
      code: 'TEA-01',
      product: 'TEA-01',
      nameZh: '明前龙井 250g',
      nameEn: 'Early spring Longjing',
      categoryPath: ['grocery', 'tea'],
      brand: 'one-leaf',
      tags: ['新品'],
      available: true,
      prices: { list: 26800, member: 24800, levels: { diamond: 22800 }, contracts: {}, cost: null, floor: null },
    },
  ],
  [
    PricePage,
    {
      data: [
        { ...holding, amount: 28800, from: '2026-11-30T16:00:00.000Z', to: null },
        { ...holding, amount: 26800, from: at, to: '2026-11-30T16:00:00.000Z' },
      ],
      nextCursor: null,
    },
  ],
];
