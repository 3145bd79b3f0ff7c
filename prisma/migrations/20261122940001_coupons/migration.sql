BEGIN;

-- CreateTable
CREATE TABLE "CouponBatch" (
    "id" UUID NOT NULL,
    "code" TEXT,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "voidedWhy" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CouponBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CouponTerms" (
    "batchId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "CouponTerms_pkey" PRIMARY KEY ("batchId","version")
);

-- CreateTable
CREATE TABLE "CouponDraft" (
    "batchId" UUID NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CouponDraft_pkey" PRIMARY KEY ("batchId")
);

-- CreateTable
CREATE TABLE "CouponStock" (
    "batchId" UUID NOT NULL,
    "total" INTEGER,
    "issued" INTEGER NOT NULL DEFAULT 0,
    "claimed" INTEGER NOT NULL DEFAULT 0,
    "used" INTEGER NOT NULL DEFAULT 0,
    "expired" INTEGER NOT NULL DEFAULT 0,
    "voided" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CouponStock_pkey" PRIMARY KEY ("batchId")
);

-- CreateTable
CREATE TABLE "Coupon" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "claimKey" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "code" TEXT,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "orderId" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "voidedAt" TIMESTAMPTZ(3),
    "voidedWhy" TEXT,
    "prolonged" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Coupon_pkey" PRIMARY KEY ("memberId","id")
);

-- CreateTable
CREATE TABLE "CouponCode" (
    "hash" TEXT NOT NULL,
    "batchId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "memberId" UUID,
    "couponId" UUID,
    "jobId" UUID,

    CONSTRAINT "CouponCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "CouponClaims" (
    "memberId" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "today" INTEGER NOT NULL,

    CONSTRAINT "CouponClaims_pkey" PRIMARY KEY ("memberId","batchId")
);

-- CreateTable
CREATE TABLE "CouponJob" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "batchId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "given" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT NOT NULL DEFAULT '',
    "pattern" TEXT,
    "seed" TEXT,
    "note" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "progressAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CouponJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CouponJobMember" (
    "jobId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "refusal" TEXT,

    CONSTRAINT "CouponJobMember_pkey" PRIMARY KEY ("jobId","memberId")
);

-- CreateIndex
CREATE UNIQUE INDEX "CouponBatch_code_key" ON "CouponBatch"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Coupon_memberId_batchId_claimKey_key" ON "Coupon"("memberId", "batchId", "claimKey");

-- CreateIndex
CREATE INDEX "CouponCode_memberId_idx" ON "CouponCode"("memberId");

-- CreateIndex
CREATE INDEX "CouponJob_batchId_createdAt_idx" ON "CouponJob"("batchId", "createdAt");

-- CreateIndex
CREATE INDEX "CouponJobMember_memberId_idx" ON "CouponJobMember"("memberId");

-- AddForeignKey
ALTER TABLE "CouponTerms" ADD CONSTRAINT "CouponTerms_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "CouponBatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here on: what Prisma does not model.

ALTER TABLE "CouponBatch" ADD CONSTRAINT "CouponBatch_state" CHECK ("state" IN ('draft', 'live', 'paused', 'voided')),
  ADD CONSTRAINT "CouponBatch_version" CHECK (("version" = 0) = ("state" = 'draft') OR "state" = 'voided');
-- Whatever a program does wrong: no more copies than the stock, no more of anything than copies.
ALTER TABLE "CouponStock"
  ADD CONSTRAINT "CouponStock_total" CHECK ("total" IS NULL OR "issued" <= "total"),
  ADD CONSTRAINT "CouponStock_parts" CHECK (
    0 <= "claimed" AND "claimed" <= "issued" AND 0 <= "used" AND 0 <= "expired" AND 0 <= "voided"
    AND "used" + "expired" + "voided" <= "issued");
ALTER TABLE "Coupon"
  ADD CONSTRAINT "Coupon_state" CHECK ("state" IN ('CLAIMED', 'HELD', 'USED', 'EXPIRED', 'VOIDED')),
  ADD CONSTRAINT "Coupon_span" CHECK ("startsAt" < "endsAt"),
  ADD CONSTRAINT "Coupon_held" CHECK (("state" = 'HELD') = ("heldUntil" IS NOT NULL)),
  ADD CONSTRAINT "Coupon_used" CHECK (("state" = 'USED') = ("usedAt" IS NOT NULL)),
  ADD CONSTRAINT "Coupon_voided" CHECK (("state" = 'VOIDED') = ("voidedAt" IS NOT NULL));
ALTER TABLE "CouponCode" ADD CONSTRAINT "CouponCode_state" CHECK (
  "state" = 'taken' AND "memberId" IS NOT NULL AND "couponId" IS NOT NULL
  OR "state" IN ('open', 'voided') AND "memberId" IS NULL AND "couponId" IS NULL);
ALTER TABLE "CouponJob"
  ADD CONSTRAINT "CouponJob_kind" CHECK ("kind" IN ('give', 'codes')),
  ADD CONSTRAINT "CouponJob_state" CHECK ("state" IN ('waiting', 'running', 'done', 'cancelled'));

-- What the job that marks copies looks for: those of a batch that have ended, those of a batch that was voided.
CREATE INDEX "Coupon_due" ON "Coupon" ("batchId", "endsAt") WHERE "state" = 'CLAIMED';
CREATE INDEX "CouponCode_open" ON "CouponCode" ("batchId") WHERE "state" = 'open';
CREATE INDEX "CouponJob_open" ON "CouponJob" ("createdAt") WHERE "state" IN ('waiting', 'running');

-- The stock of a flash batch is written hundreds of times a second, counters of members now and then.
ALTER TABLE "CouponStock" SET (fillfactor = 20);
ALTER TABLE "CouponClaims" SET (fillfactor = 85);

-- What was published is never changed; what belongs to the demo goes with it.
CREATE FUNCTION keep_coupon_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on'
     AND EXISTS (SELECT 1 FROM "CouponBatch" b WHERE b."id" = OLD."batchId" AND b."demo") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'CouponTerms is append-only: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "CouponTerms" FOR EACH ROW EXECUTE FUNCTION keep_coupon_terms();
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "CouponTerms" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

COMMIT;
