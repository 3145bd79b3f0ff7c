import 'server-only';
import { z } from 'zod';
import { listProducts, skusFound } from '@/lib/catalog';
import { query } from '@/lib/platform/query';

/** One choice of a picker. */
type Found = { readonly value: string; readonly label: string; readonly detail: string };

const FOUND_MAX = 20;

/** Goods that a picker offers for what somebody types: SKUs or products by any part of code, barcode or name. */
export const goodsFound = query({
  can: 'catalog.read',
  input: z.object({ what: z.enum(['skus', 'products']), q: z.string().trim().max(64).default('') }),
  async run(context, { what, q }): Promise<Found[]> {
    const nameOf = (one: { readonly nameZh: string; readonly nameEn: string }): string =>
      context.locale === 'en' ? one.nameEn : one.nameZh;
    if (what === 'skus') {
      const skus = await skusFound.run(context, { q });
      return skus.map((sku) => ({ value: sku.code, label: nameOf(sku), detail: sku.code }));
    }
    const filter = { q, categoryCodes: null, brandCodes: null, isArchived: false };
    const page = { sort: 'code', place: null, limit: FOUND_MAX, now: context.now } as const;
    const products = await listProducts(context.db, filter, page);
    return products.slice(0, FOUND_MAX).map((one) => ({ value: one.code, label: nameOf(one), detail: one.code }));
  },
});
