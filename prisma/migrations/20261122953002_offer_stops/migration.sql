BEGIN;

-- CreateTable
CREATE TABLE "OfferStop" (
    "code" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "OfferStop_pkey" PRIMARY KEY ("code")
);

-- The budgets of batches that were published before budgets were kept.
INSERT INTO "Budget" ("code", "scope", "subject", "kind", "per", "limit", "nameZh", "nameEn", "state", "createdAt", "createdBy", "changedAt", "changedBy")
SELECT 'batch:' || b."id", 'batch', b."id"::text, 'AMOUNT', 'whole', (t."terms" -> 'budget' ->> 'limit')::int8,
       t."terms" -> 'name' ->> 'zh', t."terms" -> 'name' ->> 'en', 'open', t."publishedAt", t."publishedBy", t."publishedAt", t."publishedBy"
FROM "CouponBatch" b JOIN "CouponTerms" t ON t."batchId" = b."id" AND t."version" = b."version"
WHERE t."terms" -> 'budget' ->> 'limit' IS NOT NULL
ON CONFLICT DO NOTHING;

COMMIT;
