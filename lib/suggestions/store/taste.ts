import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const codes = z.array(z.string()).nullable();

// The orders of one member by the first column of their key; SKUs, products and categories by theirs.
const readTaste = statement(
  'suggestions.taste',
  `SELECT array_agg(DISTINCT s."code") AS skus, array_agg(DISTINCT q."code") AS products,
     array_agg(DISTINCT q."brandCode") FILTER (WHERE q."brandCode" IS NOT NULL) AS brands,
     array_agg(DISTINCT n.code) FILTER (WHERE n.code IS NOT NULL) AS categories
   FROM "GoodsBought" b JOIN "Product" q ON q."code" = b."product" JOIN "Sku" s ON s."productCode" = q."code"
   LEFT JOIN "Category" c ON c."code" = q."categoryCode" LEFT JOIN LATERAL unnest(c."path") AS n(code) ON true
   WHERE b."memberId" = $1 AND b."isKept" AND b."paidAt" >= $2 AND b."paidAt" < $3`,
  z.object({ skus: codes, products: codes, brands: codes, categories: codes }),
);

/** What a member buys: the products with all their SKUs, their brands, their categories and those above. */
export async function tasteOf(db: Db, memberId: string, from: Date, now: Date) {
  const [row] = await readTaste(db, [memberId, from, now]);
  return {
    skus: row?.skus ?? [],
    products: row?.products ?? [],
    brands: row?.brands ?? [],
    categories: row?.categories ?? [],
  };
}
