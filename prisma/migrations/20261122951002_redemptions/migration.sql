BEGIN;

-- CreateTable
CREATE TABLE "CouponRedemption" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "couponId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "storeCode" TEXT NOT NULL,
    "clerk" TEXT,
    "by" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "order" TEXT,
    "amount" BIGINT,
    "key" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneBy" TEXT,
    "undoneHow" TEXT,
    "undoneWhy" TEXT,

    CONSTRAINT "CouponRedemption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CouponRedemption_memberId_idx" ON "CouponRedemption"("memberId");

-- CreateIndex
CREATE INDEX "CouponRedemption_couponId_idx" ON "CouponRedemption"("couponId");

-- CreateIndex
CREATE INDEX "CouponRedemption_by_at_idx" ON "CouponRedemption"("by", "at");

-- By hand from here on: what Prisma does not model.

-- Whatever a program does wrong: a copy is redeemed once at a time.
CREATE UNIQUE INDEX "CouponRedemption_once" ON "CouponRedemption" ("couponId") WHERE "undoneAt" IS NULL;
ALTER TABLE "CouponRedemption"
  ADD CONSTRAINT "CouponRedemption_way" CHECK ("way" IN ('api', 'desk', 'program')),
  ADD CONSTRAINT "CouponRedemption_undone" CHECK (
    ("undoneAt" IS NULL) = ("undoneBy" IS NULL) AND ("undoneAt" IS NULL) = ("undoneHow" IS NULL)
    AND coalesce("undoneHow" IN ('undo', 'return'), true));

COMMIT;
