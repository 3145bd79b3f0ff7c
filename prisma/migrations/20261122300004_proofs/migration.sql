BEGIN;

-- CreateTable
CREATE TABLE "BookProof" (
    "id" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "lastMember" UUID,
    "members" INTEGER NOT NULL DEFAULT 0,
    "faults" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "BookProof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BookProofFault" (
    "proofId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "memberId" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "fault" TEXT NOT NULL,

    CONSTRAINT "BookProofFault_pkey" PRIMARY KEY ("proofId","position")
);

-- CreateIndex
CREATE INDEX "BookProof_startedAt_idx" ON "BookProof"("startedAt");

COMMIT;
