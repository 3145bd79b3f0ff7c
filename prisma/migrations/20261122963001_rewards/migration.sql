BEGIN;
-- What members were given by tasks, draws, invitations and the mall, once by its key, and the tickets among it.
CREATE TABLE "RewardGift" (
  "memberId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "sourceType" TEXT NOT NULL,
  "sourceRef" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "reason" TEXT NOT NULL,
  "items" JSONB NOT NULL,
  "givenAt" TIMESTAMPTZ(3) NOT NULL,
  "takenAt" TIMESTAMPTZ(3),
  "taken" JSONB,
  CONSTRAINT "RewardGift_pkey" PRIMARY KEY ("memberId", "id")
);
CREATE UNIQUE INDEX "RewardGift_memberId_key_key" ON "RewardGift"("memberId", "key");
CREATE INDEX "RewardGift_memberId_sourceType_sourceRef_idx" ON "RewardGift"("memberId", "sourceType", "sourceRef");

CREATE TABLE "RewardTicket" (
  "memberId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "activity" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "granted" INTEGER NOT NULL,
  "used" INTEGER NOT NULL DEFAULT 0,
  "givenAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "RewardTicket_pkey" PRIMARY KEY ("memberId", "id"),
  CONSTRAINT "RewardTicket_used" CHECK ("used" >= 0 AND "used" <= "granted"),
  CONSTRAINT "RewardTicket_kind" CHECK ("kind" IN ('draw', 'make_up'))
);
CREATE UNIQUE INDEX "RewardTicket_memberId_kind_activity_key_key" ON "RewardTicket"("memberId", "kind", "activity", "key");
COMMIT;
