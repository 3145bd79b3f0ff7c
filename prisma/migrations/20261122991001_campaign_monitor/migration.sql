BEGIN;

-- What people were warned of last, so that it is told once.
ALTER TABLE "Campaign" ADD COLUMN "warned" TEXT NOT NULL DEFAULT '';

CREATE TABLE "CampaignReview" (
    "code" TEXT NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "told" JSONB NOT NULL,

    CONSTRAINT "CampaignReview_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "CampaignNote" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" TEXT NOT NULL,

    CONSTRAINT "CampaignNote_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "CampaignNote_code_at_idx" ON "CampaignNote"("code", "at");

-- Decisions of some minutes or days, whoever they are about: they are written in the order of time.
CREATE INDEX "Decision_at_idx" ON "Decision" USING brin ("at");

COMMIT;
