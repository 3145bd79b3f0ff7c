BEGIN;

CREATE TABLE "OfferDraft" (
  "code" TEXT NOT NULL,
  "terms" JSONB NOT NULL,
  "startsAt" TIMESTAMPTZ(3),
  "endsAt" TIMESTAMPTZ(3),
  "savedAt" TIMESTAMPTZ(3) NOT NULL,
  "savedBy" TEXT NOT NULL,
  CONSTRAINT "OfferDraft_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "OfferVersion" (
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "terms" JSONB NOT NULL,
  "startsAt" TIMESTAMPTZ(3),
  "endsAt" TIMESTAMPTZ(3),
  "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
  "publishedAt" TIMESTAMPTZ(3) NOT NULL,
  "publishedBy" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  CONSTRAINT "OfferVersion_pkey" PRIMARY KEY ("code", "version"),
  CONSTRAINT "OfferVersion_version_check" CHECK ("version" > 0),
  CONSTRAINT "OfferVersion_dates_check" CHECK ("startsAt" < "endsAt")
);

CREATE TABLE "OfferWithdrawal" (
  "code" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "by" TEXT NOT NULL,
  "note" TEXT NOT NULL,
  CONSTRAINT "OfferWithdrawal_pkey" PRIMARY KEY ("code", "version")
);

CREATE TABLE "Quote" (
  "id" UUID NOT NULL,
  "memberId" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "asked" JSONB NOT NULL,
  "priced" JSONB NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Quote_createdAt_idx" ON "Quote" ("createdAt");

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "OfferVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "OfferVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "OfferWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "OfferWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

COMMIT;
