import 'server-only';
import { z } from 'zod';
import { type Db, insertion, statement } from '@/lib/platform/db';

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

/** A SKU to be sold; the price in fen. */
export type NewSku = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly categoryCode: string | null;
  readonly brandCode: string | null;
  readonly listPrice: number | null;
  readonly demo: boolean;
};

/** Adds brands; one that exists stays as it is. */
export const addBrands = insertion<{ code: string; nameZh: string; nameEn: string }>(
  'catalog.brands.add',
  'Brand',
  { code: 'text', nameZh: 'text', nameEn: 'text' },
  'ON CONFLICT ("code") DO NOTHING',
);

/** Adds SKUs; one that exists stays as it is. */
export const addSkus = insertion<NewSku>(
  'catalog.skus.add',
  'Sku',
  {
    code: 'text',
    nameZh: 'text',
    nameEn: 'text',
    categoryCode: 'text',
    brandCode: 'text',
    listPrice: 'int8',
    demo: 'bool',
  },
  'ON CONFLICT ("code") DO NOTHING',
);

const CategoryRow = z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) });

// A tree of some dozen rows.
const readTree = statement(
  'catalog.categories',
  `SELECT "code", json_build_object('zh', "nameZh", 'en', "nameEn") AS name FROM "Category" ORDER BY "code"`,
  CategoryRow,
);

/** All categories with their names. */
export const categoryNames = (db: Db): Promise<z.output<typeof CategoryRow>[]> => readTree(db, []);
