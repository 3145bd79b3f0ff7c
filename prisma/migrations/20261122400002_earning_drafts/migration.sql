BEGIN;

CREATE TABLE "EarningDraft" (
    "ruleSet" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EarningDraft_pkey" PRIMARY KEY ("ruleSet")
);

COMMIT;
