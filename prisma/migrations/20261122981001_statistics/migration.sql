BEGIN;

ALTER TABLE "MemberStats" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
UPDATE "MemberStats" SET "version" = 1 WHERE "firstOrderAt" IS NOT NULL;

CREATE TABLE "PurchaseDay" (
    "memberId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "hour" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "PurchaseDay_pkey" PRIMARY KEY ("memberId","kind","code","hour","day"),
    CONSTRAINT "PurchaseDay_kind" CHECK ("kind" IN ('sale', 'category', 'brand') AND ("kind" = 'sale') = ("hour" >= 0))
);
CREATE INDEX "PurchaseDay_kind_code_day_memberId_idx" ON "PurchaseDay"("kind", "code", "day", "memberId");

CREATE TABLE "PurchaseTotal" (
    "memberId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "asOf" DATE NOT NULL,
    "movesOn" DATE NOT NULL,
    "orders7" INTEGER NOT NULL,
    "amount7" BIGINT NOT NULL,
    "days7" INTEGER NOT NULL,
    "orders30" INTEGER NOT NULL,
    "amount30" BIGINT NOT NULL,
    "days30" INTEGER NOT NULL,
    "orders60" INTEGER NOT NULL,
    "amount60" BIGINT NOT NULL,
    "days60" INTEGER NOT NULL,
    "orders90" INTEGER NOT NULL,
    "amount90" BIGINT NOT NULL,
    "days90" INTEGER NOT NULL,
    "orders180" INTEGER NOT NULL,
    "amount180" BIGINT NOT NULL,
    "days180" INTEGER NOT NULL,
    "orders365" INTEGER NOT NULL,
    "amount365" BIGINT NOT NULL,
    "days365" INTEGER NOT NULL,
    "daysEver" INTEGER NOT NULL,

    CONSTRAINT "PurchaseTotal_pkey" PRIMARY KEY ("memberId")
);
CREATE INDEX "PurchaseTotal_movesOn_idx" ON "PurchaseTotal"("movesOn");
ALTER TABLE "PurchaseTotal" SET (fillfactor = 70);

CREATE TABLE "StatisticsProof" (
    "id" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "cursor" UUID,
    "members" INTEGER NOT NULL DEFAULT 0,
    "mended" INTEGER NOT NULL DEFAULT 0,
    "sample" UUID[],

    CONSTRAINT "StatisticsProof_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "StatisticsProof_startedAt_idx" ON "StatisticsProof"("startedAt");

-- What statistics count, published by orders: each paid order of a member with goods, once as a sale, once for each category
-- of its goods and those above it, once for each brand. It counts while something of it is left.
CREATE VIEW "OrderPart" AS
  SELECT o."memberId", o."id" AS "orderId", o."paidAt", 'sale' AS "kind", coalesce(o."storeCode", '') AS "code",
    CASE WHEN o."fullyRefunded" THEN 0 ELSE 1 END AS "orders", o."goods" - o."refundedGoods" AS "amount"
  FROM "Order" o
  WHERE o."paidAt" IS NOT NULL AND o."memberId" <> '00000000-0000-0000-0000-000000000000'
    AND (o."goods" > 0 OR EXISTS (SELECT 1 FROM "OrderLine" l
      WHERE l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods'))
  UNION ALL
  SELECT o."memberId", o."id", o."paidAt", p."kind", p."code",
    CASE WHEN CASE WHEN sum(l."net") > 0 THEN bool_and(l."net" = l."refundedNet")
      ELSE bool_and(l."quantity" = l."refundedQuantity") END THEN 0 ELSE 1 END,
    sum(l."net" - l."refundedNet")::int8
  FROM "Order" o
  JOIN "OrderLine" l ON l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods'
  LEFT JOIN "Category" c ON c."code" = l."category"
  CROSS JOIN LATERAL (
    SELECT 'category' AS "kind", a AS "code" FROM unnest(coalesce(c."path", ARRAY[l."category"])) AS a WHERE l."category" IS NOT NULL
    UNION ALL SELECT 'brand', l."brand" WHERE l."brand" IS NOT NULL
  ) p
  WHERE o."paidAt" IS NOT NULL AND o."memberId" <> '00000000-0000-0000-0000-000000000000'
  GROUP BY o."memberId", o."id", o."paidAt", p."kind", p."code";

COMMIT;
