import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

// Primary key code.
const readCategories = statement(
  'catalog.categories-of',
  'SELECT "code", "categoryCode" AS category, "brandCode" AS brand FROM "Sku" WHERE "code" = ANY($1::text[])',
  z.object({ code: z.string(), category: z.string().nullable(), brand: z.string().nullable() }),
);

/** The category and brand under which the catalog keeps SKUs, those that it knows. */
export async function skuPlaces(
  db: Db,
  skus: readonly string[],
): Promise<Map<string, { category: string | null; brand: string | null }>> {
  if (skus.length === 0) return new Map();
  return new Map((await readCategories(db, [skus])).map(({ code, ...place }) => [code, place]));
}
