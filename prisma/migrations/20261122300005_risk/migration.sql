BEGIN;

-- CreateTable
CREATE TABLE "RiskCount" (
    "signal" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RiskCount_pkey" PRIMARY KEY ("signal","key","day")
);

-- CreateTable
CREATE TABLE "RiskVerdict" (
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RiskVerdict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RiskCount_day_idx" ON "RiskCount"("day");

-- CreateIndex
CREATE INDEX "RiskVerdict_subjectType_subjectId_idx" ON "RiskVerdict"("subjectType", "subjectId");

-- By hand.
ALTER TABLE "RiskVerdict" ADD CONSTRAINT "RiskVerdict_verdict" CHECK ("verdict" IN ('REVIEW', 'BLOCK'));

COMMIT;
