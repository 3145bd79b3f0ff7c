import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import type { PriceSpan } from '../rules/price-line';
import { lineKey, type Shelf, soldKey } from '../rules/shelf';
import { PriceRow, ProductRow, SkuRow } from './rows';

// One writer of goods and of their tree at a time, until his transaction ends: whoever decides on what he read then
// decides on what is. Readers and orders are never asked for it.
const lock = statement('catalog.lock', `SELECT pg_advisory_xact_lock(7220411) IS NULL AS "held"`, z.object({}));

/** Waits until nobody else changes the catalog; the first statement of every change. */
export const lockCatalog = async (db: Db): Promise<void> => void (await lock(db, []));

// Primary key code.
const readProducts = statement(
  'catalog.products-of',
  `SELECT "code", "nameZh", "nameEn", "categoryCode", "brandCode", "tags", "version", "archivedAt"
   FROM "Product" WHERE "code" = ANY($1::text[])`,
  ProductRow,
);
// Primary key code.
const readSkus = statement(
  'catalog.skus-of',
  `SELECT "code", "productCode", "nameZh", "nameEn", "barcode", "everywhere", "archivedAt"
   FROM "Sku" WHERE "code" = ANY($1::text[])`,
  SkuRow,
);
// Primary key, which begins with the SKU.
const readSold = statement(
  'catalog.sold-of',
  'SELECT "skuCode", "storeCode", "sold" FROM "SkuStore" WHERE "skuCode" = ANY($1::text[])',
  z.object({ skuCode: z.string(), storeCode: z.string(), sold: z.boolean() }),
);
// Index (skuCode, startsAt); what is over is left out after it.
const readPrices = statement(
  'catalog.prices-to-change',
  `SELECT "id", "skuCode", "kind", "holder", "storeCode", "amount", "startsAt", "endsAt", "setAt" FROM "SkuPrice"
   WHERE "skuCode" = ANY($1::text[]) AND "withdrawnAt" IS NULL AND ("endsAt" IS NULL OR "endsAt" > $2)
   ORDER BY "startsAt"`,
  PriceRow,
);

/** What is kept of products and SKUs, with the instant of the latest word about their prices. */
export async function loadShelf(
  db: Db,
  productCodes: readonly string[],
  skuCodes: readonly string[],
  now: Date,
): Promise<{ shelf: Shelf; saidAt: Date | null }> {
  const [products, skus, sold, prices] = await Promise.all([
    readProducts(db, [productCodes]),
    readSkus(db, [skuCodes]),
    readSold(db, [skuCodes]),
    readPrices(db, [skuCodes, now]),
  ]);
  const byLine = Map.groupBy(prices, lineKey);
  const shelf: Shelf = {
    products: new Map(products.map((product) => [product.code, product])),
    skus: new Map(skus.map((sku) => [sku.code, sku])),
    sold: new Map(sold.map((one) => [soldKey(one.skuCode, one.storeCode), one.sold])),
    lines: new Map(
      [...byLine].map(([key, rows]) => {
        const [first] = rows as [(typeof rows)[number]];
        const { skuCode, kind, holder, storeCode } = first;
        return [key, { skuCode, kind, holder, storeCode, rows: rows.map(spanOf) }];
      }),
    ),
  };
  const latest = Math.max(...prices.map(({ setAt }) => setAt.getTime()));
  return { shelf, saidAt: Number.isFinite(latest) ? new Date(latest) : null };
}

const spanOf = ({ id, amount, startsAt, endsAt }: z.output<typeof PriceRow>): PriceSpan => ({
  id,
  amount,
  startsAt,
  endsAt,
});

const CodeRow = z.object({ code: z.string(), isArchived: z.boolean() });
// Primary keys.
const readCategories = statement(
  'catalog.categories-named',
  `SELECT "code", "archivedAt" IS NOT NULL AS "isArchived" FROM "Category" WHERE "code" = ANY($1::text[])`,
  CodeRow,
);
const readBrands = statement(
  'catalog.brands-named',
  `SELECT "code", "archivedAt" IS NOT NULL AS "isArchived" FROM "Brand" WHERE "code" = ANY($1::text[])`,
  CodeRow,
);

/** Which of the named categories and brands there are. */
export async function namedPlaces(db: Db, categories: readonly string[], brands: readonly string[]) {
  const [known, made] = await Promise.all([readCategories(db, [categories]), readBrands(db, [brands])]);
  return {
    categories: new Map(known.map((one) => [one.code, one])),
    brands: new Map(made.map((one) => [one.code, one])),
  };
}
