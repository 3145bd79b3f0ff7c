import 'server-only';
import { z } from 'zod';
import { type Db, execution, statement } from '@/lib/platform/db';

const CategoryRow = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  nameZh: z.string(),
  nameEn: z.string(),
  path: z.array(z.string()),
  archivedAt: z.date().nullable(),
});
const BrandRow = CategoryRow.omit({ parentCode: true, path: true });

/** A category as it is kept. */
export type CategoryRecord = z.output<typeof CategoryRow>;

/** A brand as it is kept. */
export type BrandRecord = z.output<typeof BrandRow>;

// A tree of some dozen rows, some thousands at most.
const readTree = statement(
  'catalog.tree',
  'SELECT "code", "parentCode", "nameZh", "nameEn", "path", "archivedAt" FROM "Category" ORDER BY "code"',
  CategoryRow,
);
const CountRow = z.object({ code: z.string(), count: z.number() });
// Index Product (categoryCode, code).
const readCategoryCounts = statement(
  'catalog.tree.counts',
  `SELECT "categoryCode" AS code, count(*)::int AS count FROM "Product"
   WHERE "categoryCode" IS NOT NULL AND "archivedAt" IS NULL GROUP BY 1`,
  CountRow,
);
// Index Product (brandCode, code).
const readBrandCounts = statement(
  'catalog.brands.counts',
  `SELECT "brandCode" AS code, count(*)::int AS count FROM "Product"
   WHERE "brandCode" IS NOT NULL AND "archivedAt" IS NULL GROUP BY 1`,
  CountRow,
);
// Some dozen rows, some thousands at most.
const readBrands = statement(
  'catalog.brands',
  'SELECT "code", "nameZh", "nameEn", "archivedAt" FROM "Brand" ORDER BY "code"',
  BrandRow,
);
// Primary key code.
const upsertCategories = execution(
  'catalog.tree.save',
  `INSERT INTO "Category" ("code", "parentCode", "nameZh", "nameEn", "path", "archivedAt")
   SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("code" text, "parentCode" text, "nameZh" text, "nameEn" text,
     "path" text[], "archivedAt" timestamptz)
   ON CONFLICT ("code") DO UPDATE SET "parentCode" = excluded."parentCode", "nameZh" = excluded."nameZh",
     "nameEn" = excluded."nameEn", "path" = excluded."path", "archivedAt" = excluded."archivedAt"`,
);
// Primary key code.
const upsertBrands = execution(
  'catalog.brands.save',
  `INSERT INTO "Brand" ("code", "nameZh", "nameEn", "archivedAt")
   SELECT * FROM jsonb_to_recordset($1::jsonb) AS r("code" text, "nameZh" text, "nameEn" text, "archivedAt" timestamptz)
   ON CONFLICT ("code") DO UPDATE SET "nameZh" = excluded."nameZh", "nameEn" = excluded."nameEn",
     "archivedAt" = excluded."archivedAt"`,
);

/** All categories by code. */
export const allCategories = (db: Db): Promise<CategoryRecord[]> => readTree(db, []);

/** All brands by code. */
export const allBrands = (db: Db): Promise<BrandRecord[]> => readBrands(db, []);

/** How many living products each category holds itself. */
export const categoryCounts = async (db: Db): Promise<ReadonlyMap<string, number>> =>
  new Map((await readCategoryCounts(db, [])).map(({ code, count }) => [code, count]));

/** How many living products each brand has. */
export const brandCounts = async (db: Db): Promise<ReadonlyMap<string, number>> =>
  new Map((await readBrandCounts(db, [])).map(({ code, count }) => [code, count]));

/** Writes categories, new and changed; a parent before its children. */
export async function saveCategoryRows(db: Db, rows: readonly CategoryRecord[]): Promise<void> {
  const inOrder = [...rows].sort((a, b) => a.path.length - b.path.length);
  if (rows.length > 0) await upsertCategories(db, [JSON.stringify(inOrder)]);
}

/** Writes brands, new and changed. */
export async function saveBrandRows(db: Db, rows: readonly BrandRecord[]): Promise<void> {
  if (rows.length > 0) await upsertBrands(db, [JSON.stringify(rows)]);
}
