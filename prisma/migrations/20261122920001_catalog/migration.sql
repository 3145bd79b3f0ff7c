BEGIN;

CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "Category" ADD COLUMN "path" TEXT[], ADD COLUMN "archivedAt" TIMESTAMPTZ(3);
WITH RECURSIVE tree AS (
  SELECT "code", ARRAY["code"] AS path FROM "Category" WHERE "parentCode" IS NULL
  UNION ALL SELECT c."code", t.path || c."code" FROM "Category" c JOIN tree t ON t."code" = c."parentCode")
UPDATE "Category" c SET "path" = t.path FROM tree t WHERE t."code" = c."code";
CREATE INDEX "Category_parentCode_idx" ON "Category"("parentCode");

ALTER TABLE "Brand" ADD COLUMN "archivedAt" TIMESTAMPTZ(3);

CREATE TABLE "Product" (
    "code" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "categoryCode" TEXT,
    "brandCode" TEXT,
    "tags" TEXT[],
    "version" BIGINT,
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "SkuStore" (
    "skuCode" TEXT NOT NULL,
    "storeCode" TEXT NOT NULL,
    "sold" BOOLEAN NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SkuStore_pkey" PRIMARY KEY ("skuCode", "storeCode")
);

CREATE TABLE "SkuPrice" (
    "id" UUID NOT NULL,
    "skuCode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "holder" TEXT NOT NULL DEFAULT '',
    "storeCode" TEXT NOT NULL DEFAULT '',
    "amount" BIGINT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "setBy" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,

    CONSTRAINT "SkuPrice_pkey" PRIMARY KEY ("id")
);

-- Until now a SKU was its own product with one price.
INSERT INTO "Product" ("code", "nameZh", "nameEn", "categoryCode", "brandCode", "tags", "createdAt", "changedAt", "demo")
  SELECT "code", "nameZh", "nameEn", "categoryCode", "brandCode", '{}', now(), now(), "demo" FROM "Sku";
INSERT INTO "SkuPrice" ("id", "skuCode", "kind", "amount", "startsAt", "setAt", "setBy")
  SELECT gen_random_uuid(), "code", 'list', "listPrice", '1970-01-01T00:00:00Z', now(), 'system:migration'
  FROM "Sku" WHERE "listPrice" IS NOT NULL;

DROP INDEX "Sku_categoryCode_idx";
ALTER TABLE "Sku" DROP CONSTRAINT "Sku_categoryCode_fkey", DROP CONSTRAINT "Sku_brandCode_fkey";
ALTER TABLE "Sku" ADD COLUMN "productCode" TEXT, ADD COLUMN "barcode" TEXT,
  ADD COLUMN "everywhere" BOOLEAN NOT NULL DEFAULT true, ADD COLUMN "archivedAt" TIMESTAMPTZ(3);
UPDATE "Sku" SET "productCode" = "code";
ALTER TABLE "Sku" ALTER COLUMN "productCode" SET NOT NULL,
  DROP COLUMN "categoryCode", DROP COLUMN "brandCode", DROP COLUMN "listPrice", DROP COLUMN "demo";

CREATE INDEX "Product_categoryCode_code_idx" ON "Product"("categoryCode", "code");
CREATE INDEX "Product_brandCode_code_idx" ON "Product"("brandCode", "code");
CREATE INDEX "Product_changedAt_code_idx" ON "Product"("changedAt", "code");
CREATE INDEX "Sku_productCode_idx" ON "Sku"("productCode");
CREATE INDEX "Sku_barcode_idx" ON "Sku"("barcode");
CREATE INDEX "SkuPrice_skuCode_startsAt_idx" ON "SkuPrice"("skuCode", "startsAt");

ALTER TABLE "Product" ADD CONSTRAINT "Product_categoryCode_fkey" FOREIGN KEY ("categoryCode") REFERENCES "Category"("code") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Product" ADD CONSTRAINT "Product_brandCode_fkey" FOREIGN KEY ("brandCode") REFERENCES "Brand"("code") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Sku" ADD CONSTRAINT "Sku_productCode_fkey" FOREIGN KEY ("productCode") REFERENCES "Product"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SkuStore" ADD CONSTRAINT "SkuStore_skuCode_fkey" FOREIGN KEY ("skuCode") REFERENCES "Sku"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SkuPrice" ADD CONSTRAINT "SkuPrice_skuCode_fkey" FOREIGN KEY ("skuCode") REFERENCES "Sku"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here on: what Prisma does not model.

-- Whoever adds or moves a node says its path; one that says none is a root.
CREATE FUNCTION root_path() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."path" := coalesce(NEW."path", ARRAY[NEW."code"]);
  RETURN NEW;
END $$;
CREATE TRIGGER "root_path" BEFORE INSERT ON "Category" FOR EACH ROW EXECUTE FUNCTION root_path();
ALTER TABLE "Category" ADD CONSTRAINT "Category_path" CHECK (
  "path"[cardinality("path")] = "code"
  AND "path"[cardinality("path") - 1] IS NOT DISTINCT FROM "parentCode");

-- A price is a safe integer with a holder where its kind has one, and holds for some time.
ALTER TABLE "SkuPrice"
  ADD CONSTRAINT "SkuPrice_kind" CHECK ("kind" IN ('list', 'member', 'level', 'contract', 'cost', 'floor')),
  ADD CONSTRAINT "SkuPrice_holder" CHECK (("kind" IN ('level', 'contract')) = ("holder" <> '')),
  ADD CONSTRAINT "SkuPrice_amount" CHECK ("amount" BETWEEN 0 AND 100000000000),
  ADD CONSTRAINT "SkuPrice_span" CHECK ("endsAt" IS NULL OR "startsAt" < "endsAt"),
  ADD CONSTRAINT "SkuPrice_no_overlap" EXCLUDE USING gist (
    "skuCode" WITH =, "kind" WITH =, "holder" WITH =, "storeCode" WITH =, tstzrange("startsAt", "endsAt") WITH &&)
    WHERE ("withdrawnAt" IS NULL);

-- The history of prices is kept: of a row only its end may move, or it may be withdrawn; demo rows go with the demo.
CREATE FUNCTION keep_price_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."withdrawnAt" IS NULL
     AND to_jsonb(OLD) - '{endsAt,withdrawnAt,withdrawnBy}'::text[] = to_jsonb(NEW) - '{endsAt,withdrawnAt,withdrawnBy}'::text[] THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on' AND EXISTS (
    SELECT 1 FROM "Sku" s JOIN "Product" p ON p."code" = s."productCode" WHERE s."code" = OLD."skuCode" AND p."demo") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'SkuPrice keeps its history: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "keep_history" BEFORE UPDATE OR DELETE ON "SkuPrice" FOR EACH ROW EXECUTE FUNCTION keep_price_history();
CREATE TRIGGER "keep_history_truncate" BEFORE TRUNCATE ON "SkuPrice" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

-- Goods are found by any part of their codes, barcodes and names.
CREATE INDEX "Product_words" ON "Product" USING gin (("code" || ' ' || "nameZh" || ' ' || "nameEn") gin_trgm_ops);
CREATE INDEX "Sku_words" ON "Sku" USING gin (("code" || ' ' || coalesce("barcode", '') || ' ' || "nameZh" || ' ' || "nameEn") gin_trgm_ops);

COMMIT;
