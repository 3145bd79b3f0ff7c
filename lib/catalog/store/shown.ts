import 'server-only';
import { z } from 'zod';
import { type Db, statement } from '@/lib/platform/db';
import { PRICE_KINDS } from '../schema';

const Price = z.object({ kind: z.enum(PRICE_KINDS), holder: z.string(), storeCode: z.string(), amount: z.number() });
const ShownRow = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  categoryCode: z.string().nullable(),
  top: z.string().nullable(),
  isArchived: z.boolean(),
  skus: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), prices: z.array(Price) })),
});

// Product and Category by primary key; Sku by its index on productCode; prices by the index (skuCode, startsAt); contracts
// by the index (memberId) of ContractMember. What is not sold everywhere needs a store, and is not among the SKUs.
const readShown = statement(
  'catalog.shown',
  `WITH held AS MATERIALIZED (
     SELECT c."code" FROM "ContractMember" m JOIN "Contract" c ON c."code" = m."contractCode"
     WHERE m."memberId" = ANY($2::uuid[]) AND c."startsAt" <= $3 AND (c."endsAt" IS NULL OR c."endsAt" > $3)
   )
   SELECT p."code", p."nameZh", p."nameEn", p."categoryCode", c."path"[1] AS top,
     p."archivedAt" IS NOT NULL AND p."archivedAt" <= $3 AS "isArchived",
     coalesce((SELECT json_agg(json_build_object('code', s."code", 'nameZh', s."nameZh", 'nameEn', s."nameEn", 'prices', coalesce((
         SELECT json_agg(json_build_object('kind', r."kind", 'holder', r."holder", 'storeCode', r."storeCode", 'amount', r."amount"))
         FROM "SkuPrice" r WHERE r."skuCode" = s."code" AND r."startsAt" <= $3 AND (r."endsAt" IS NULL OR r."endsAt" > $3)
           AND r."withdrawnAt" IS NULL AND r."storeCode" = '' AND (r."kind" IN ('list', 'member', 'level')
             OR r."kind" = 'contract' AND r."holder" IN (SELECT "code" FROM held))), '[]')) ORDER BY s."code")
       FROM "Sku" s WHERE s."productCode" = p."code" AND s."everywhere" AND (s."archivedAt" IS NULL OR s."archivedAt" > $3)), '[]') AS skus
   FROM "Product" p LEFT JOIN "Category" c ON c."code" = p."categoryCode"
   WHERE p."code" = ANY($1::text[]) ORDER BY p."code"`,
  ShownRow,
);

/** Products by code with what is sold of them everywhere, and what that costs whoever buys under the members' contracts. */
export const shownProducts = (
  db: Db,
  codes: readonly string[],
  { memberIds, at }: { readonly memberIds: readonly string[]; readonly at: Date },
): Promise<z.output<typeof ShownRow>[]> =>
  codes.length === 0 ? Promise.resolve([]) : readShown(db, [codes, memberIds, at]);
