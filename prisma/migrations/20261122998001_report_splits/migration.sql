BEGIN;

-- AlterTable
ALTER TABLE "ReportCell" ADD COLUMN     "units" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ReportState" ADD COLUMN     "tree" JSONB;

-- CreateIndex
CREATE INDEX "RewardGift_givenAt_idx" ON "RewardGift" USING BRIN ("givenAt");

COMMIT;
