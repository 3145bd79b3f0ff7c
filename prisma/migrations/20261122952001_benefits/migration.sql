BEGIN;

-- CreateTable
CREATE TABLE "Benefit" (
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Benefit_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "BenefitVersion" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "BenefitVersion_pkey" PRIMARY KEY ("code","version")
);

-- CreateTable
CREATE TABLE "BenefitDraft" (
    "code" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BenefitDraft_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "BenefitGrant" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "benefit" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "grantKey" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "level" TEXT,
    "period" TEXT NOT NULL,
    "quota" INTEGER,
    "used" INTEGER NOT NULL DEFAULT 0,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "voidedAt" TIMESTAMPTZ(3),
    "voidedWhy" TEXT,

    CONSTRAINT "BenefitGrant_pkey" PRIMARY KEY ("memberId","id")
);

-- CreateTable
CREATE TABLE "BenefitUse" (
    "memberId" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heldUntil" TIMESTAMPTZ(3),
    "amount" INTEGER NOT NULL DEFAULT 0,
    "cost" INTEGER NOT NULL DEFAULT 0,
    "storeCode" TEXT,
    "channel" TEXT,
    "clerk" TEXT,
    "way" TEXT NOT NULL,
    "note" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BenefitUse_pkey" PRIMARY KEY ("memberId","grantId","source")
);

-- CreateTable
CREATE TABLE "BenefitJob" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "jobKey" TEXT NOT NULL,
    "scheduled" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "given" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "progressAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BenefitJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenefitJobMember" (
    "jobId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "refusal" TEXT,

    CONSTRAINT "BenefitJobMember_pkey" PRIMARY KEY ("jobId","memberId")
);

-- CreateIndex
CREATE INDEX "BenefitGrant_benefit_id_idx" ON "BenefitGrant"("benefit", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BenefitGrant_memberId_benefit_grantKey_key" ON "BenefitGrant"("memberId", "benefit", "grantKey");

-- CreateIndex
CREATE INDEX "BenefitUse_benefit_at_idx" ON "BenefitUse"("benefit", "at");

-- CreateIndex
CREATE INDEX "BenefitUse_memberId_benefit_at_idx" ON "BenefitUse"("memberId", "benefit", "at");

-- CreateIndex
CREATE INDEX "BenefitJob_createdAt_idx" ON "BenefitJob"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "BenefitJob_benefit_jobKey_key" ON "BenefitJob"("benefit", "jobKey");

-- CreateIndex
CREATE INDEX "BenefitJobMember_memberId_idx" ON "BenefitJobMember"("memberId");

ALTER TABLE "Benefit" ADD CONSTRAINT "Benefit_state" CHECK ("state" IN ('live', 'paused', 'withdrawn'));
ALTER TABLE "BenefitGrant"
  ADD CONSTRAINT "BenefitGrant_quota" CHECK ("quota" IS NULL OR "quota" > 0),
  ADD CONSTRAINT "BenefitGrant_used" CHECK (0 <= "used" AND ("quota" IS NULL OR "used" <= "quota")),
  ADD CONSTRAINT "BenefitGrant_span" CHECK ("endsAt" IS NULL OR "startsAt" < "endsAt"),
  ADD CONSTRAINT "BenefitGrant_voided" CHECK (("voidedAt" IS NULL) = ("voidedWhy" IS NULL));
ALTER TABLE "BenefitUse"
  ADD CONSTRAINT "BenefitUse_state" CHECK ("state" IN ('held', 'used', 'released', 'returned')),
  ADD CONSTRAINT "BenefitUse_held" CHECK (("state" = 'held') = ("heldUntil" IS NOT NULL)),
  ADD CONSTRAINT "BenefitUse_amounts" CHECK (0 <= "amount" AND 0 <= "cost");
ALTER TABLE "BenefitJob"
  ADD CONSTRAINT "BenefitJob_kind" CHECK ("kind" IN ('bulk', 'period', 'birthday', 'dates')),
  ADD CONSTRAINT "BenefitJob_state" CHECK ("state" IN ('waiting', 'running', 'done', 'cancelled'));

-- What counts of a member: few rows, although years of grants stand in the table.
CREATE INDEX "BenefitGrant_open" ON "BenefitGrant" ("memberId", "endsAt") WHERE "voidedAt" IS NULL;
CREATE INDEX "BenefitJob_open" ON "BenefitJob" ("createdAt") WHERE "state" IN ('waiting', 'running');

ALTER TABLE "BenefitGrant" SET (fillfactor = 85);

-- What was published is never changed; what belongs to the demo goes with it.
CREATE FUNCTION keep_benefit_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on'
     AND EXISTS (SELECT 1 FROM "Benefit" b WHERE b."code" = OLD."code" AND b."demo") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'BenefitVersion is append-only: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "BenefitVersion" FOR EACH ROW EXECUTE FUNCTION keep_benefit_versions();
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "BenefitVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

COMMIT;
