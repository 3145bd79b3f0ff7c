BEGIN;
-- What happened on a local day (or in a month of them), by store, level, channel and what it was about.
CREATE TABLE "ReportCell" (
  "what" TEXT NOT NULL,
  "span" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "storeCode" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "times" BIGINT NOT NULL,
  "amount" BIGINT NOT NULL,
  CONSTRAINT "ReportCell_pkey" PRIMARY KEY ("what", "span", "day", "storeCode", "level", "channel", "subject"),
  CONSTRAINT "ReportCell_span" CHECK ("span" IN ('day', 'month'))
);

-- Who took part on a local day (or in a month of them), as bits by the numbers of members, 32,768 to a row.
CREATE TABLE "ReportSet" (
  "what" TEXT NOT NULL,
  "span" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "slice" TEXT NOT NULL,
  "chunk" INTEGER NOT NULL,
  "bits" BIT(32768) NOT NULL,
  CONSTRAINT "ReportSet_pkey" PRIMARY KEY ("what", "span", "day", "slice", "chunk"),
  CONSTRAINT "ReportSet_span" CHECK ("span" IN ('day', 'month'))
);

-- The number by which sets know a member.
CREATE TABLE "ReportMember" (
  "memberId" UUID NOT NULL,
  "number" SERIAL NOT NULL,
  CONSTRAINT "ReportMember_pkey" PRIMARY KEY ("memberId")
);
CREATE UNIQUE INDEX "ReportMember_number_key" ON "ReportMember"("number");

-- What stood at the end of a local day and cannot be told later: what is owed in points, who had spent how much.
CREATE TABLE "ReportGauge" (
  "what" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "storeCode" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "times" BIGINT NOT NULL,
  "amount" BIGINT NOT NULL,
  CONSTRAINT "ReportGauge_pkey" PRIMARY KEY ("what", "day", "storeCode", "level", "channel", "subject")
);

-- Local days that something came late for: they are counted anew. One day may stand here often, so that nobody waits for it.
CREATE TABLE "ReportMark" (
  "id" BIGSERIAL NOT NULL,
  "day" DATE NOT NULL,
  CONSTRAINT "ReportMark_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ReportMark_day_idx" ON "ReportMark"("day");

-- How far the statistics are.
CREATE TABLE "ReportState" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "zone" TEXT NOT NULL,
  "through" DATE NOT NULL,
  "countedAt" TIMESTAMPTZ(3) NOT NULL,
  "comparedAt" TIMESTAMPTZ(3),
  CONSTRAINT "ReportState_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ReportState_one" CHECK ("id" = 1)
);

-- A day whose statistics differed from the rows they are of, when they were compared.
CREATE TABLE "ReportDifference" (
  "comparedAt" TIMESTAMPTZ(3) NOT NULL,
  "day" DATE NOT NULL,
  "what" TEXT NOT NULL,
  "keptTimes" BIGINT NOT NULL,
  "foundTimes" BIGINT NOT NULL,
  "keptAmount" BIGINT NOT NULL,
  "foundAmount" BIGINT NOT NULL,
  CONSTRAINT "ReportDifference_pkey" PRIMARY KEY ("comparedAt", "day", "what")
);

-- Rows of one local day, to count it anew.
CREATE INDEX "Order_paid" ON "Order" ("paidAt") WHERE "paidAt" IS NOT NULL;
CREATE INDEX "Refund_refundedAt_idx" ON "Refund"("refundedAt");
CREATE INDEX "LevelChange_at_idx" ON "LevelChange"("at");
-- What was written since, of which nobody tells (guests, orders without goods): rows stand nearly in the order of writing.
CREATE INDEX "Order_updatedAt_idx" ON "Order" USING brin ("updatedAt");
CREATE INDEX "Refund_createdAt_idx" ON "Refund" USING brin ("createdAt");
CREATE INDEX "Coupon_used" ON "Coupon" ("usedAt") WHERE "usedAt" IS NOT NULL;
COMMIT;
