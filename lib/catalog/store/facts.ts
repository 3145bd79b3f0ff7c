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

// Primary keys of all four.
const readFacts = statement(
  'catalog.facts',
  `SELECT s."code", s."productCode", s."nameZh", s."nameEn", coalesce(c."path", '{}') AS "categoryPath", p."brandCode",
     p."tags", coalesce(t."sold", s."everywhere")
       AND (s."archivedAt" IS NULL OR s."archivedAt" > $3) AND (p."archivedAt" IS NULL OR p."archivedAt" > $3) AS "isAvailable"
   FROM "Sku" s JOIN "Product" p ON p."code" = s."productCode"
   LEFT JOIN "Category" c ON c."code" = p."categoryCode"
   LEFT JOIN "SkuStore" t ON t."skuCode" = s."code" AND t."storeCode" = $2
   WHERE s."code" = ANY($1::text[])`,
  FactsRow,
);
// Index (skuCode, startsAt).
const readHolding = statement(
  'catalog.prices-at',
  `SELECT "skuCode", "kind", "holder", "storeCode", "amount" FROM "SkuPrice"
   WHERE "skuCode" = ANY($1::text[]) AND "startsAt" <= $3 AND ("endsAt" IS NULL OR "endsAt" > $3)
     AND "withdrawnAt" IS NULL AND "storeCode" IN ('', $2)`,
  HoldingRow,
);

/** What is kept of SKUs, and the prices that hold for them in a store (null: none) at an instant; two statements. */
export async function readSkuFacts(db: Db, skuCodes: readonly string[], storeCode: string | null, at: Date) {
  const values = [skuCodes, storeCode ?? '', at];
  const [skus, holding] = await Promise.all([readFacts(db, values), readHolding(db, values)]);
  return { skus, holding: Map.groupBy(holding, ({ skuCode }) => skuCode) };
}
