BEGIN;

CREATE TABLE "Repair" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "choice" JSONB NOT NULL,
    "remedy" JSONB NOT NULL,
    "members" INTEGER NOT NULL,
    "decisions" INTEGER NOT NULL,
    "pointsGiven" BIGINT NOT NULL,
    "pointsTaken" BIGINT NOT NULL,
    "growthGiven" BIGINT NOT NULL,
    "growthTaken" BIGINT NOT NULL,
    "coupons" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "short" INTEGER NOT NULL,
    "cancelledWhy" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedBy" TEXT,
    "startedAt" TIMESTAMPTZ(3),
    "progressAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Repair_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Repair_state" CHECK ("state" IN ('waiting', 'running', 'done', 'cancelled')),
    CONSTRAINT "Repair_counts" CHECK ("done" + "skipped" <= "members")
);

CREATE UNIQUE INDEX "Repair_key_key" ON "Repair"("key");

-- Those that the worker goes on with.
CREATE INDEX "Repair_running" ON "Repair" ("id") WHERE "state" = 'running';

CREATE TABLE "RepairMember" (
    "repairId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "decisions" INTEGER NOT NULL,
    "decisionIds" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "growth" BIGINT NOT NULL,
    "coupons" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "movedPoints" BIGINT NOT NULL,
    "movedGrowth" BIGINT NOT NULL,
    "movedCoupons" INTEGER NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "RepairMember_pkey" PRIMARY KEY ("repairId","memberId"),
    CONSTRAINT "RepairMember_state" CHECK ("state" IN ('waiting', 'done', 'skipped'))
);

CREATE INDEX "RepairMember_memberId_idx" ON "RepairMember"("memberId");

-- Whoever waits, in the order in which the worker takes them.
CREATE INDEX "RepairMember_waiting" ON "RepairMember" ("repairId", "memberId") WHERE "state" = 'waiting';

COMMIT;
