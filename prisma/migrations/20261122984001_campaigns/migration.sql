BEGIN;

CREATE TABLE "PartGate" (
    "sort" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "stopped" BOOLEAN NOT NULL DEFAULT false,
    "audience" JSONB,

    CONSTRAINT "PartGate_pkey" PRIMARY KEY ("sort","code"),
    CONSTRAINT "PartGate_sort" CHECK ("sort" IN ('offer', 'batch', 'benefit', 'task', 'game'))
);

CREATE TABLE "Campaign" (
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "submitted" INTEGER,
    "warmsAt" TIMESTAMPTZ(3),
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "told" TEXT NOT NULL DEFAULT '',
    "unused" TEXT,
    "woundUpAt" TIMESTAMPTZ(3),
    "why" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "Campaign_state" CHECK ("state" IN ('draft', 'approved', 'paused', 'ended', 'archived')),
    CONSTRAINT "Campaign_window" CHECK ("revision" = 0 OR ("warmsAt" <= "startsAt" AND "startsAt" < "endsAt"))
);

CREATE TABLE "CampaignRevision" (
    "code" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "parts" JSONB NOT NULL,
    "writtenBy" TEXT NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "CampaignRevision_pkey" PRIMARY KEY ("code","revision")
);

CREATE TABLE "CampaignDraft" (
    "code" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "writer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CampaignDraft_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "CampaignStep" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "act" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "CampaignStep_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "PartGate_owner_idx" ON "PartGate"("owner");
CREATE INDEX "Campaign_state_idx" ON "Campaign"("state");
CREATE INDEX "CampaignStep_code_at_idx" ON "CampaignStep"("code", "at");

COMMIT;
