BEGIN;
-- Where a store is and until when it was one: a closed store keeps its history and is offered nowhere.
ALTER TABLE "Store"
  ADD COLUMN "address" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "phone" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "closedAt" TIMESTAMPTZ(3);
COMMIT;
