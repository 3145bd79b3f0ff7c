BEGIN;
-- What members bought, as orders and the catalog keep it: paid goods of members by product, and whether any came back.
CREATE VIEW "GoodsBought" AS
  SELECT o."memberId", o."id" AS "orderId", o."paidAt", o."storeCode", s."productCode" AS "product",
    l."quantity" > l."refundedQuantity" AND NOT o."fullyRefunded" AS "isKept",
    l."refundedQuantity" > 0 OR o."fullyRefunded" AS "isReturned"
  FROM "Order" o
  JOIN "OrderLine" l ON l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods'
  JOIN "Sku" s ON s."code" = l."sku"
  WHERE o."paidAt" IS NOT NULL AND o."status" IN ('paid', 'completed')
    AND o."memberId" <> '00000000-0000-0000-0000-000000000000';

-- What is bought by the same members, for each product the closest; names nobody.
CREATE TABLE "GoodsPair" (
  "product" TEXT NOT NULL,
  "other" TEXT NOT NULL,
  "buyers" INTEGER NOT NULL,
  "score" BIGINT NOT NULL,
  CONSTRAINT "GoodsPair_pkey" PRIMARY KEY ("product", "other"),
  CONSTRAINT "GoodsPair_buyers" CHECK ("buyers" > 1)
);
-- How many members buy a product, in each store ('' is everywhere).
CREATE TABLE "GoodsDemand" (
  "storeCode" TEXT NOT NULL,
  "product" TEXT NOT NULL,
  "buyers" INTEGER NOT NULL,
  CONSTRAINT "GoodsDemand_pkey" PRIMARY KEY ("storeCode", "product")
);
-- What is suggested to a member, and why.
CREATE TABLE "Suggestion" (
  "memberId" UUID NOT NULL,
  "product" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "because" TEXT NOT NULL,
  "figure" INTEGER NOT NULL,
  "score" BIGINT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("memberId", "product"),
  CONSTRAINT "Suggestion_reason" CHECK ("reason" IN ('again', 'together', 'fits', 'brand', 'category'))
);
-- Members whose suggestions shall be worked out anew.
CREATE TABLE "SuggestionDue" (
  "memberId" UUID NOT NULL,
  "dueAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "SuggestionDue_pkey" PRIMARY KEY ("memberId")
);
CREATE INDEX "SuggestionDue_dueAt_memberId_idx" ON "SuggestionDue"("dueAt", "memberId");
COMMIT;
