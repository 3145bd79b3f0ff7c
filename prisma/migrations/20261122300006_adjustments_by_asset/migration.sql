BEGIN;

-- Points and growth are different units: what was changed of one does not use up the limits of the other. What was
-- counted before was of points.
ALTER TABLE "AdjustmentUse" DROP CONSTRAINT "AdjustmentUse_pkey",
  ADD COLUMN "asset" TEXT NOT NULL DEFAULT 'points';
ALTER TABLE "AdjustmentUse" ALTER COLUMN "asset" DROP DEFAULT,
  ADD CONSTRAINT "AdjustmentUse_pkey" PRIMARY KEY ("actor", "asset", "day", "memberId");

COMMIT;
