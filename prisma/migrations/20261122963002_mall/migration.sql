BEGIN;
-- The points mall: items in versions, their stock, gift cards of a list, exchanges, and who waits for what.
CREATE TABLE "MallItem" (
  "code" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "createdBy" TEXT NOT NULL,
  "changedAt" TIMESTAMPTZ(3) NOT NULL,
  "demo" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "MallItem_pkey" PRIMARY KEY ("code"),
  CONSTRAINT "MallItem_state" CHECK ("state" IN ('live', 'paused', 'withdrawn'))
);
CREATE TABLE "MallItemVersion" (
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "terms" JSONB NOT NULL,
  "publishedAt" TIMESTAMPTZ(3) NOT NULL,
  "publishedBy" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  CONSTRAINT "MallItemVersion_pkey" PRIMARY KEY ("code", "version")
);
CREATE TABLE "MallStock" (
  "code" TEXT NOT NULL,
  "total" INTEGER,
  "taken" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "MallStock_pkey" PRIMARY KEY ("code"),
  CONSTRAINT "MallStock_taken" CHECK ("taken" >= 0 AND ("total" IS NULL OR "taken" <= "total"))
);
CREATE TABLE "MallCard" (
  "item" TEXT NOT NULL,
  "id" UUID NOT NULL,
  "code" TEXT NOT NULL,
  "mark" TEXT NOT NULL,
  "orderId" UUID,
  "addedAt" TIMESTAMPTZ(3) NOT NULL,
  "takenAt" TIMESTAMPTZ(3),
  CONSTRAINT "MallCard_pkey" PRIMARY KEY ("item", "id")
);
CREATE UNIQUE INDEX "MallCard_mark_key" ON "MallCard"("mark");
CREATE UNIQUE INDEX "MallCard_orderId_key" ON "MallCard"("orderId");
CREATE INDEX "MallCard_free" ON "MallCard"("item", "id") WHERE "orderId" IS NULL;
CREATE TABLE "MallOrder" (
  "memberId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "points" INTEGER NOT NULL,
  "cash" INTEGER NOT NULL,
  "state" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "address" TEXT,
  "store" TEXT,
  "pickupCode" TEXT,
  "entryId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "carrier" TEXT,
  "tracking" TEXT,
  "shippedAt" TIMESTAMPTZ(3),
  "doneAt" TIMESTAMPTZ(3),
  "cancelledAt" TIMESTAMPTZ(3),
  "cancelledBy" TEXT,
  "reason" TEXT,
  CONSTRAINT "MallOrder_pkey" PRIMARY KEY ("memberId", "id"),
  CONSTRAINT "MallOrder_state" CHECK ("state" IN ('awaiting_shipment', 'awaiting_pickup', 'shipped', 'completed', 'cancelled')),
  CONSTRAINT "MallOrder_amounts" CHECK ("points" > 0 AND "cash" >= 0)
);
CREATE UNIQUE INDEX "MallOrder_id_key" ON "MallOrder"("id");
CREATE UNIQUE INDEX "MallOrder_memberId_key_key" ON "MallOrder"("memberId", "key");
CREATE INDEX "MallOrder_state_id_idx" ON "MallOrder"("state", "id");
CREATE INDEX "MallOrder_memberId_item_idx" ON "MallOrder"("memberId", "item");
CREATE TABLE "MallWish" (
  "item" TEXT NOT NULL,
  "memberId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "MallWish_pkey" PRIMARY KEY ("item", "memberId")
);
CREATE INDEX "MallWish_memberId_idx" ON "MallWish"("memberId");
COMMIT;
