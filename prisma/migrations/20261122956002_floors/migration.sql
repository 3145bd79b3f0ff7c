BEGIN;

-- Which goods have a floor: a sample of them shows what an offer would bring down to it.
CREATE INDEX "SkuPrice_floor" ON "SkuPrice" ("skuCode") WHERE "kind" = 'floor' AND "withdrawnAt" IS NULL;

COMMIT;
