import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { PRICE_KINDS } from '../schema';

const FactsRow = z.object({
  code: z.string(),
  productCode: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  categoryPath: z.array(z.string()),
  brandCode: z.string().nullable(),
  tags: z.array(z.string()),
  isAvailable: z.boolean(),
});
const HoldingRow = z.object({
  skuCode: z.string(),
  kind: z.enum(PRICE_KINDS),
  holder: z.string(),
  storeCode: z.string(),
  amount: z.number(),
});

const SKU = `s."code", s."productCode", s."nameZh", s."nameEn", coalesce(c."path", '{}') AS "categoryPath", p."brandCode",
     p."tags", coalesce(t."sold", s."everywhere")
       AND (s."archivedAt" IS NULL OR s."archivedAt" > $3) AND (p."archivedAt" IS NULL OR p."archivedAt" > $3) AS "isAvailable"`;
const ITS_PRODUCT = `JOIN "Product" p ON p."code" = s."productCode" LEFT JOIN "Category" c ON c."code" = p."categoryCode"`;
const HOLDS = `h."startsAt" <= $3 AND (h."endsAt" IS NULL OR h."endsAt" > $3) AND h."withdrawnAt" IS NULL`;
const PRICE = `h."skuCode", h."kind", h."holder", h."storeCode", h."amount"`;
const PAIRS = 'unnest($1::text[], $2::text[]) AS n("sku", "place")';

// Primary keys of all four.
const readFacts = statement(
  'catalog.facts',
  `SELECT ${SKU} FROM "Sku" s ${ITS_PRODUCT}
   LEFT JOIN "SkuStore" t ON t."skuCode" = s."code" AND t."storeCode" = $2
   WHERE s."code" = ANY($1::text[])`,
  FactsRow,
);
// Index (skuCode, startsAt).
const readHolding = statement(
  'catalog.prices-at',
  `SELECT ${PRICE} FROM "SkuPrice" h WHERE h."skuCode" = ANY($1::text[]) AND ${HOLDS} AND h."storeCode" IN ('', $2)`,
  HoldingRow,
);
// As above, each SKU in a place of its own.
const readFactsBeside = statement(
  'catalog.facts.beside',
  `SELECT n."place", ${SKU} FROM ${PAIRS} JOIN "Sku" s ON s."code" = n."sku" ${ITS_PRODUCT}
   LEFT JOIN "SkuStore" t ON t."skuCode" = s."code" AND t."storeCode" = n."place"`,
  FactsRow.extend({ place: z.string() }),
);
const readHoldingBeside = statement(
  'catalog.prices-at.beside',
  `SELECT n."place", ${PRICE} FROM ${PAIRS} JOIN "SkuPrice" h ON h."skuCode" = n."sku" AND h."storeCode" IN ('', n."place") WHERE ${HOLDS}`,
  HoldingRow.extend({ place: z.string() }),
);

/** What is kept of SKUs, and the prices that hold for them in a store (null: none) at an instant; two statements. */
export async function readSkuFacts(db: Db, skuCodes: readonly string[], storeCode: string | null, at: Date) {
  const values = [skuCodes, storeCode ?? '', at];
  const [skus, holding] = await Promise.all([readFacts(db, values), readHolding(db, values)]);
  return { skus, holding: Map.groupBy(holding, ({ skuCode }) => skuCode) };
}

/** A SKU in a store, or in none (`''`). */
export type SkuPlace = { readonly sku: string; readonly place: string };

/** The same for SKUs each in a store of its own; two statements for any number of stores. */
export async function readSkuFactsBeside(db: Db, pairs: readonly SkuPlace[], at: Date) {
  const values = [pairs.map(({ sku }) => sku), pairs.map(({ place }) => place), at];
  const [skus, holding] = await Promise.all([readFactsBeside(db, values), readHoldingBeside(db, values)]);
  return { skus, holding: Map.groupBy(holding, ({ place, skuCode }) => `${place} ${skuCode}`) };
}
