BEGIN;

-- CreateTable
CREATE TABLE "Review" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "orderNumber" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "sku" TEXT NOT NULL,
    "goods" TEXT,
    "stars" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "hiddenBy" TEXT,
    "hiddenWhy" TEXT,
    "points" INTEGER NOT NULL,
    "growth" INTEGER NOT NULL,
    "takenPoints" INTEGER NOT NULL DEFAULT 0,
    "takenGrowth" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("memberId","id"),
    CONSTRAINT "Review_stars" CHECK ("stars" BETWEEN 1 AND 5),
    CONSTRAINT "Review_state" CHECK ("state" IN ('shown', 'hidden', 'deleted')),
    CONSTRAINT "Review_hidden" CHECK ("state" <> 'hidden' OR ("hiddenBy" IS NOT NULL AND "hiddenWhy" IS NOT NULL)),
    CONSTRAINT "Review_deleted" CHECK ("state" <> 'deleted' OR "text" = '')
);

-- CreateIndex
CREATE INDEX "Review_id_idx" ON "Review"("id");

-- CreateIndex
CREATE INDEX "Review_sku_id_idx" ON "Review"("sku", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Review_orderNumber_lineId_key" ON "Review"("orderNumber", "lineId");

COMMIT;
