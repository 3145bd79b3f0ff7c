BEGIN;

-- How a level is kept: its window, grace, the first drop, what is set by hand, and when the evaluator looks next.
ALTER TABLE "MemberLevel"
  ADD COLUMN "keepFrom" TIMESTAMPTZ(3),
  ADD COLUMN "changedAt" TIMESTAMPTZ(3),
  ADD COLUMN "graceUntil" TIMESTAMPTZ(3),
  ADD COLUMN "reachFrom" TIMESTAMPTZ(3),
  ADD COLUMN "invitedAt" TIMESTAMPTZ(3),
  ADD COLUMN "protectedUntil" TIMESTAMPTZ(3),
  ADD COLUMN "dueAt" TIMESTAMPTZ(3),
  ADD COLUMN "detail" JSONB;
UPDATE "MemberLevel" SET "keepFrom" = "since", "changedAt" = "since", "dueAt" = "validTo";
ALTER TABLE "MemberLevel" ALTER COLUMN "keepFrom" SET NOT NULL, ALTER COLUMN "changedAt" SET NOT NULL;
CREATE INDEX "MemberLevel_dueAt_memberId_idx" ON "MemberLevel"("dueAt", "memberId");

-- A new version raises whoever meets it already: how far that has come, and when it was done.
ALTER TABLE "LevelScheme"
  ADD COLUMN "raisedTo" UUID,
  ADD COLUMN "raisedAt" TIMESTAMPTZ(3);
UPDATE "LevelScheme" SET "raisedAt" = now();

-- The version that is being written, before it is published.
CREATE TABLE "LevelSchemeDraft" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "base" INTEGER NOT NULL,
    "scheme" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "savedBy" TEXT NOT NULL,

    CONSTRAINT "LevelSchemeDraft_pkey" PRIMARY KEY ("id")
);

-- What a member was told before a drop: once per drop and number of days.
CREATE TABLE "LevelNotice" (
    "memberId" UUID NOT NULL,
    "dropsAt" TIMESTAMPTZ(3) NOT NULL,
    "days" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,
    "toCode" TEXT NOT NULL,
    "needed" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LevelNotice_pkey" PRIMARY KEY ("memberId","dropsAt","days")
);

-- What counts for levels, as orders keep it: paid orders of members with goods, not fully refunded.
CREATE VIEW "MemberPurchase" AS
  SELECT o."memberId", o."id" AS "orderId", o."paidAt", o."goods" - o."refundedGoods" AS "amount"
  FROM "Order" o
  WHERE o."paidAt" IS NOT NULL AND NOT o."fullyRefunded" AND o."memberId" <> '00000000-0000-0000-0000-000000000000'
    AND (o."goods" > 0 OR EXISTS (SELECT 1 FROM "OrderLine" l
      WHERE l."memberId" = o."memberId" AND l."orderId" = o."id" AND l."kind" = 'goods'));

COMMIT;
