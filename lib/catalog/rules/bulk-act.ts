import { accepted, type Outcome, refused } from '@/lib/kernel/refusal';
import { type BulkAct, type ProductInput, type SkuInput, TAGS_MAX } from '../schema';
import type { Repriced } from './bulk-price';
import type { Product } from './shelf';

/** What an act says of one product, in the words in which everything is said of goods, or why it says nothing. */
export function wordOfAct(product: Product, act: BulkAct, moves: readonly Repriced[]): Outcome<ProductInput> {
  const word: ProductInput = { code: product.code, skus: [] };
  switch (act.act) {
    case 'category':
      return accepted({ ...word, category: act.category });
    case 'brand':
      return accepted({ ...word, brand: act.brand });
    case 'tags': {
      const tags = [...new Set([...product.tags.filter((tag) => !act.remove.includes(tag)), ...act.add])];
      if (tags.length > TAGS_MAX) return refused('too_many_tags', { code: product.code, max: TAGS_MAX }, 422);
      return accepted({ ...word, tags });
    }
    case 'archive':
      return accepted({ ...word, archived: act.archived });
    case 'price':
      return accepted({
        ...word,
        skus: moves.filter(({ held }) => held === null).map(({ sku, after }) => skuWord(sku, after, act)),
      });
  }
}

const skuWord = (code: string, amount: number, { kind, from }: Extract<BulkAct, { act: 'price' }>): SkuInput => ({
  code,
  stores: [],
  prices: [{ kind, amount, from }],
});
