import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const CodeRow = z.object({ code: z.string() });
const FoundRow = z.object({ code: z.string(), productCode: z.string(), nameZh: z.string(), nameEn: z.string() });

/** Goods by what they are; all lists empty: every one of them. */
export type GoodsNamed = {
  readonly skus: readonly string[];
  readonly products: readonly string[];
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly tags: readonly string[];
};

const WITH_PRICE = (kind: string) => `SELECT DISTINCT l."skuCode" AS code FROM "SkuPrice" l
   JOIN "Sku" s ON s."code" = l."skuCode" JOIN "Product" p ON p."code" = s."productCode"
   LEFT JOIN "Category" c ON c."code" = p."categoryCode"
   WHERE l."kind" = '${kind}' AND l."withdrawnAt" IS NULL AND l."startsAt" <= $1 AND (l."endsAt" IS NULL OR l."endsAt" > $1)
     AND s."archivedAt" IS NULL AND p."archivedAt" IS NULL
     AND ($2 OR s."code" = ANY($3::text[]) OR p."code" = ANY($4::text[]) OR c."path" && $5::text[]
       OR p."brandCode" = ANY($6::text[]) OR p."tags" && $7::text[])
   ORDER BY 1 LIMIT $8`;

// Index SkuPrice_floor, in its order; SKU, product and category by their primary keys.
const readFloored = statement('catalog.sample.floored', WITH_PRICE('floor'), CodeRow);
// Primary keys, for the few dozens that somebody tries an offer with.
const readListed = statement('catalog.sample.listed', WITH_PRICE('list'), CodeRow);

// Index Sku_words.
const readSkus = statement(
  'catalog.skus.found',
  `SELECT "code", "productCode", "nameZh", "nameEn" FROM "Sku"
   WHERE "archivedAt" IS NULL AND ("code" || ' ' || coalesce("barcode", '') || ' ' || "nameZh" || ' ' || "nameEn") ILIKE $1
   ORDER BY "code" LIMIT $2`,
  FoundRow,
);

/** The first living SKUs, by code, that have a floor at the instant and are named. */
export const flooredSkus = async (db: Db, named: GoodsNamed, at: Date, limit: number): Promise<string[]> =>
  (await readFloored(db, asked(named, at, limit))).map(({ code }) => code);

/** The same of all that have a price. */
export const listedSkus = async (db: Db, named: GoodsNamed, at: Date, limit: number): Promise<string[]> =>
  (await readListed(db, asked(named, at, limit))).map(({ code }) => code);

function asked({ skus, products, categories, brands, tags }: GoodsNamed, at: Date, limit: number): readonly unknown[] {
  const isAll = [skus, products, categories, brands, tags].every(({ length }) => length === 0);
  return [at, isAll, skus, products, categories, brands, tags, limit];
}

/** The first living SKUs in whose code, barcode or names the words stand, by code. */
export const findSkus = (db: Db, words: string, limit: number): Promise<z.output<typeof FoundRow>[]> =>
  readSkus(db, [`%${words.replace(/[\\%_]/g, '\\$&')}%`, limit]);
