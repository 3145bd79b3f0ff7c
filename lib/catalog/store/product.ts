import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { PriceRow, ProductRow, SkuRow } from './rows';

const ShownProduct = ProductRow.extend({ createdAt: z.date(), changedAt: z.date() });
const ShownPrice = PriceRow.extend({ setBy: z.string(), withdrawnAt: z.date().nullable() });
const SoldRow = z.object({ skuCode: z.string(), storeCode: z.string(), sold: z.boolean() });

/** A product as it is shown. */
export type ProductRecord = z.output<typeof ShownProduct>;

/** A SKU as it is shown. */
export type SkuRecord = z.output<typeof SkuRow>;

/** A row of the history of prices, withdrawn ones included. */
export type PriceRecord = z.output<typeof ShownPrice>;

const COLUMNS =
  '"code", "nameZh", "nameEn", "categoryCode", "brandCode", "tags", "version", "archivedAt", "createdAt", "changedAt"';

// Primary key code.
const readProducts = statement(
  'catalog.products-shown',
  `SELECT ${COLUMNS} FROM "Product" WHERE "code" = ANY($1::text[]) ORDER BY "code"`,
  ShownProduct,
);
// Primary key, in its order.
const readPage = statement(
  'catalog.products.page',
  `SELECT ${COLUMNS} FROM "Product" WHERE "code" > $1 ORDER BY "code" LIMIT $2`,
  ShownProduct,
);
// Index productCode.
const readSkus = statement(
  'catalog.skus-of-products',
  `SELECT "code", "productCode", "nameZh", "nameEn", "barcode", "everywhere", "archivedAt"
   FROM "Sku" WHERE "productCode" = ANY($1::text[]) ORDER BY "code"`,
  SkuRow,
);
// Primary key, which begins with the SKU.
const readSold = statement(
  'catalog.sold-shown',
  'SELECT "skuCode", "storeCode", "sold" FROM "SkuStore" WHERE "skuCode" = ANY($1::text[]) ORDER BY 1, 2',
  SoldRow,
);
// Index (skuCode, startsAt). What is not over goes before what is, so that a long history never hides what holds.
const readPrices = statement(
  'catalog.prices-of-sku',
  `WITH shown AS (
     SELECT "id", "skuCode", "kind", "holder", "storeCode", "amount", "startsAt", "endsAt", "setAt", "setBy", "withdrawnAt"
     FROM "SkuPrice" WHERE "skuCode" = ANY($1::text[])
     ORDER BY ("withdrawnAt" IS NULL AND ("endsAt" IS NULL OR "endsAt" > $2)) DESC, "startsAt" DESC, "id" DESC LIMIT $3)
   SELECT * FROM shown ORDER BY "startsAt" DESC, "id" DESC`,
  ShownPrice,
);

/** Products with these codes. */
export const productsByCode = (db: Db, codes: readonly string[]): Promise<ProductRecord[]> => readProducts(db, [codes]);

/** So many products in the order of their codes, after one. */
export const productsAfter = (db: Db, code: string, limit: number): Promise<ProductRecord[]> =>
  readPage(db, [code, limit]);

/** All SKUs of products. */
export const skusOfProducts = (db: Db, codes: readonly string[]): Promise<SkuRecord[]> => readSkus(db, [codes]);

/** What stores say about SKUs. */
export const soldIn = (db: Db, skuCodes: readonly string[]) => readSold(db, [skuCodes]);

/** The history of prices of SKUs, what starts latest first: all that are not over, and of the rest the newest so many. */
export const pricesOfSkus = (db: Db, skuCodes: readonly string[], now: Date, limit: number): Promise<PriceRecord[]> =>
  readPrices(db, [skuCodes, now, limit]);
