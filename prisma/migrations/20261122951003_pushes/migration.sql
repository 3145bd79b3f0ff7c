BEGIN;

-- AlterTable
ALTER TABLE "CouponJob" ADD COLUMN     "condition" JSONB;

COMMIT;
