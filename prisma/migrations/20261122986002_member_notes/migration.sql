BEGIN;

CREATE TABLE "MemberNote" (
  "memberId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "text" TEXT NOT NULL,
  "byId" TEXT NOT NULL,
  "byName" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "MemberNote_pkey" PRIMARY KEY ("memberId", "id")
);

COMMIT;
