BEGIN;

-- CreateTable
CREATE TABLE "AdjustmentUse" (
    "actor" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "count" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "AdjustmentUse_pkey" PRIMARY KEY ("actor","day","memberId")
);

-- CreateTable
CREATE TABLE "OwnMember" (
    "staffId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OwnMember_pkey" PRIMARY KEY ("staffId","memberId")
);

COMMIT;
