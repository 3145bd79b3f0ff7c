BEGIN;

-- Sums of a category, a brand or a store over many members are read from the index alone: at ten million orders the rows
-- themselves are half of the table, read page by page. What a row says changes seldom (the same part twice on one day).
DROP INDEX "PurchaseDay_kind_code_day_memberId_idx";
CREATE INDEX "PurchaseDay_kind_code_day_memberId_orders_amount_idx" ON "PurchaseDay"("kind", "code", "day", "memberId", "orders", "amount");

-- An index alone answers for pages that a vacuum has seen: what was appended is looked at early.
ALTER TABLE "PurchaseDay" SET (autovacuum_vacuum_insert_scale_factor = 0.02);

-- How many rows a category or a brand has, which their columns apart do not tell.
CREATE STATISTICS "PurchaseDay_kind_code" (mcv, dependencies) ON "kind", "code" FROM "PurchaseDay";

COMMIT;
