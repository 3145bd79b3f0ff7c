import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Primary keys of both.
const readPlaces = statement(
  'catalog.places-of',
  `SELECT s."code", p."categoryCode" AS category, p."brandCode" AS brand
   FROM "Sku" s JOIN "Product" p ON p."code" = s."productCode" WHERE s."code" = ANY($1::text[])`,
  z.object({ code: z.string(), category: z.string().nullable(), brand: z.string().nullable() }),
);

/** The category and brand under which the catalog keeps SKUs, those that it knows. */
export async function skuPlaces(
  db: Db,
  skus: readonly string[],
): Promise<Map<string, { category: string | null; brand: string | null }>> {
  if (skus.length === 0) return new Map();
  return new Map((await readPlaces(db, [skus])).map(({ code, ...place }) => [code, place]));
}
