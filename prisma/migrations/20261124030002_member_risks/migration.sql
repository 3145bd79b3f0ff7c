BEGIN;

-- What colleagues should look out for with a member; taken off, the row goes, and the trail keeps both.
CREATE TABLE "MemberRisk" (
  "memberId" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "byName" TEXT NOT NULL,
  CONSTRAINT "MemberRisk_pkey" PRIMARY KEY ("memberId")
);

COMMIT;
