BEGIN;

ALTER TABLE "Member"
  ADD COLUMN "mergedInto" UUID,
  ADD COLUMN "absorbed" UUID[],
  ADD COLUMN "former" UUID[];
-- Whoever is merged says into whom, and nobody else does.
ALTER TABLE "Member" ADD CONSTRAINT "Member_merged" CHECK (("status" = 'merged') = ("mergedInto" IS NOT NULL));

CREATE TABLE "MemberMerge" (
  "memberId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "absorbedId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "actor" TEXT NOT NULL,
  "actorName" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "record" JSONB NOT NULL,
  "splitAt" TIMESTAMPTZ(3),
  "splitActor" TEXT,
  "splitName" TEXT,
  "splitReason" TEXT,

  CONSTRAINT "MemberMerge_pkey" PRIMARY KEY ("memberId", "id")
);
CREATE INDEX "MemberMerge_absorbedId_id_idx" ON "MemberMerge"("absorbedId", "id");
-- A member is merged into one other at a time.
CREATE UNIQUE INDEX "MemberMerge_open" ON "MemberMerge"("absorbedId") WHERE "splitAt" IS NULL;

CREATE TABLE "MergedOrder" (
  "memberId" UUID NOT NULL,
  "mergeId" UUID NOT NULL,
  "orderId" UUID NOT NULL,

  CONSTRAINT "MergedOrder_pkey" PRIMARY KEY ("memberId", "mergeId", "orderId")
);

COMMIT;
