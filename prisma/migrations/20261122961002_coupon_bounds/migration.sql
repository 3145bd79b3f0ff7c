BEGIN;

-- A copy that a benefit gave is used where and when the benefit says, whatever its batch says beside.
ALTER TABLE "Coupon" ADD COLUMN "bounds" TEXT;

COMMIT;
