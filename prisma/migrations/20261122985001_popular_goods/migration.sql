BEGIN;
-- What is bought most everywhere, the most first: a page shows a few of some thousand.
CREATE INDEX "GoodsDemand_everywhere" ON "GoodsDemand" ("buyers" DESC, ("product" COLLATE "C")) WHERE "storeCode" = '';
COMMIT;
