BEGIN;

-- CreateTable
CREATE TABLE "PassSeed" (
    "memberId" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PassSeed_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "PassUse" (
    "memberId" UUID NOT NULL,
    "slice" INTEGER NOT NULL,
    "nonce" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "key" TEXT,
    "storeCode" TEXT,

    CONSTRAINT "PassUse_pkey" PRIMARY KEY ("memberId","slice","nonce")
);

-- CreateIndex
CREATE UNIQUE INDEX "PassSeed_handle_key" ON "PassSeed"("handle");

-- CreateIndex
CREATE INDEX "PassUse_at_idx" ON "PassUse"("at");

COMMIT;
