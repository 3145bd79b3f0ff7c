import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';

const NameRow = z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) });

// A tree of some dozen rows.
const readNames = statement(
  'catalog.category-names',
  `SELECT "code", json_build_object('zh', "nameZh", 'en', "nameEn") AS name FROM "Category" ORDER BY "code"`,
  NameRow,
);

/** All categories with their names. */
export const categoryNames = (db: Db): Promise<z.output<typeof NameRow>[]> => readNames(db, []);

// A brand for each of some dozen suppliers.
const readBrands = statement(
  'catalog.brand-names',
  `SELECT "code", json_build_object('zh', "nameZh", 'en', "nameEn") AS name FROM "Brand" ORDER BY "code"`,
  NameRow,
);

/** All brands with their names. */
export const brandNames = (db: Db): Promise<z.output<typeof NameRow>[]> => readBrands(db, []);

// Primary key.
const readSkus = statement(
  'catalog.sku-names',
  `SELECT "code", json_build_object('zh', "nameZh", 'en', "nameEn") AS name FROM "Sku" WHERE "code" = ANY($1::text[])`,
  NameRow,
);

/** Some SKUs with their names; what the catalog does not know has none. */
export const skuNames = (db: Db, codes: readonly string[]): Promise<z.output<typeof NameRow>[]> =>
  codes.length === 0 ? Promise.resolve([]) : readSkus(db, [codes]);
