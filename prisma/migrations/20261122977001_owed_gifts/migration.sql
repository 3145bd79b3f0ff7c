BEGIN;

CREATE TABLE "RewardOwed" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "rewards" JSON NOT NULL,
    "sourceType" TEXT NOT NULL,
    "sourceRef" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "budgets" TEXT[],
    "state" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "facts" JSON NOT NULL,
    "tries" INTEGER NOT NULL,
    "owedAt" TIMESTAMPTZ(3) NOT NULL,
    "triedAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RewardOwed_pkey" PRIMARY KEY ("memberId","id"),
    CONSTRAINT "RewardOwed_state" CHECK ("state" IN ('waiting', 'given', 'dropped'))
);

CREATE UNIQUE INDEX "RewardOwed_memberId_key_key" ON "RewardOwed"("memberId", "key");
CREATE INDEX "RewardOwed_state_nextAt_idx" ON "RewardOwed"("state", "nextAt");

COMMIT;
