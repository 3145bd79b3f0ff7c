BEGIN;

-- CreateTable
CREATE TABLE "Task" (
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "TaskVersion" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "TaskVersion_pkey" PRIMARY KEY ("code","version")
);

-- CreateTable
CREATE TABLE "TaskDraft" (
    "code" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaskDraft_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "TaskTick" (
    "memberId" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "carriedFrom" UUID,

    CONSTRAINT "TaskTick_pkey" PRIMARY KEY ("memberId","task","source")
);

-- CreateTable
CREATE TABLE "TaskProgress" (
    "memberId" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "done" BIGINT NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "completedAt" TIMESTAMPTZ(3),
    "claimedAt" TIMESTAMPTZ(3),
    "takenAt" TIMESTAMPTZ(3),
    "version" INTEGER,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "carriedFrom" UUID,

    CONSTRAINT "TaskProgress_pkey" PRIMARY KEY ("memberId","task","period")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "memberId" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "way" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "growth" INTEGER NOT NULL DEFAULT 0,
    "runFrom" TEXT NOT NULL,
    "carriedFrom" UUID,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("memberId","day")
);

-- CreateTable
CREATE TABLE "CheckInPrize" (
    "memberId" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "cards" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "carriedFrom" UUID,

    CONSTRAINT "CheckInPrize_pkey" PRIMARY KEY ("memberId","day","length")
);

-- CreateIndex
CREATE INDEX "TaskTick_memberId_task_period_idx" ON "TaskTick"("memberId", "task", "period");

-- CreateIndex
CREATE INDEX "TaskProgress_task_claimedAt_idx" ON "TaskProgress"("task", "claimedAt");

-- States and amounts that the program relies on.
ALTER TABLE "Task" ADD CONSTRAINT "Task_state" CHECK ("state" IN ('live', 'paused', 'withdrawn'));
ALTER TABLE "TaskProgress" ADD CONSTRAINT "TaskProgress_done" CHECK ("done" >= 0);
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_way" CHECK ("way" IN ('tap', 'event', 'made_up'));
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_run" CHECK ("runFrom" <= "day");
ALTER TABLE "CheckInPrize" ADD CONSTRAINT "CheckInPrize_given" CHECK ("points" >= 0 AND "cards" >= 0 AND "points" + "cards" > 0);

COMMIT;
