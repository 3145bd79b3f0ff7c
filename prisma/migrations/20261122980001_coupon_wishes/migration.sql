BEGIN;

CREATE TABLE "CouponWish" (
    "batchId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "had" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CouponWish_pkey" PRIMARY KEY ("batchId","memberId")
);

CREATE INDEX "CouponWish_memberId_idx" ON "CouponWish"("memberId");
CREATE INDEX "CouponWish_batchId_dueAt_memberId_idx" ON "CouponWish"("batchId", "dueAt", "memberId");

COMMIT;
