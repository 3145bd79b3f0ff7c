BEGIN;

-- CreateTable
CREATE TABLE "CampaignEntry" (
    "code" TEXT NOT NULL,
    "given" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "cursor" UUID,
    "walkedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CampaignEntry_pkey" PRIMARY KEY ("code")
);

COMMIT;
