BEGIN;

-- CreateTable
CREATE TABLE "Budget" (
    "code" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "per" TEXT NOT NULL,
    "limit" BIGINT NOT NULL,
    "perMember" INTEGER,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" TEXT NOT NULL,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "BudgetRoom" (
    "budget" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "limit" BIGINT NOT NULL,
    "ceiling" BIGINT NOT NULL,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,
    "alerted" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "BudgetRoom_pkey" PRIMARY KEY ("budget","period")
);

-- CreateTable
CREATE TABLE "BudgetUse" (
    "source" TEXT NOT NULL,
    "budget" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "memberId" UUID,
    "state" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "returned" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BudgetUse_pkey" PRIMARY KEY ("source","budget")
);

-- CreateTable
CREATE TABLE "BudgetAlert" (
    "budget" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "limit" BIGINT NOT NULL,
    "percent" INTEGER NOT NULL,
    "used" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BudgetAlert_pkey" PRIMARY KEY ("budget","period","limit","percent")
);

-- CreateIndex
CREATE INDEX "Budget_scope_subject_idx" ON "Budget"("scope", "subject");

-- CreateIndex
CREATE INDEX "BudgetUse_budget_changedAt_idx" ON "BudgetUse"("budget", "changedAt");

-- CreateIndex
CREATE INDEX "BudgetAlert_at_idx" ON "BudgetAlert"("at");

-- What a program does, nothing is given beyond a limit, and nothing comes back that was not given (4.G).
ALTER TABLE "BudgetRoom"
  ADD CONSTRAINT "BudgetRoom_numbers" CHECK ("limit" >= 0 AND "reserved" >= 0 AND "spent" >= 0 AND "alerted" BETWEEN 0 AND 100),
  ADD CONSTRAINT "BudgetRoom_ceiling" CHECK ("ceiling" >= "limit"),
  ADD CONSTRAINT "BudgetRoom_within" CHECK ("reserved" + "spent" <= "ceiling");
ALTER TABLE "Budget"
  ADD CONSTRAINT "Budget_scope" CHECK ("scope" IN ('campaign', 'level', 'program_month', 'store', 'offer', 'batch')),
  ADD CONSTRAINT "Budget_subject" CHECK (("subject" = '') = ("scope" IN ('campaign', 'program_month'))),
  ADD CONSTRAINT "Budget_kind" CHECK ("kind" IN ('AMOUNT', 'POINTS', 'COUNT')),
  ADD CONSTRAINT "Budget_per" CHECK ("per" IN ('whole', 'month')),
  ADD CONSTRAINT "Budget_state" CHECK ("state" IN ('open', 'paused')),
  ADD CONSTRAINT "Budget_paused" CHECK (("state" = 'paused') = ("why" IS NOT NULL)),
  ADD CONSTRAINT "Budget_numbers" CHECK ("limit" >= 0 AND "perMember" > 0),
  ADD CONSTRAINT "Budget_time" CHECK ("startsAt" < "endsAt");
ALTER TABLE "BudgetUse"
  ADD CONSTRAINT "BudgetUse_state" CHECK ("state" IN ('reserved', 'spent', 'released', 'returned')),
  ADD CONSTRAINT "BudgetUse_amount" CHECK ("amount" > 0 AND "returned" BETWEEN 0 AND "amount"),
  ADD CONSTRAINT "BudgetUse_returned" CHECK (
    ("state" = 'returned') = ("returned" = "amount") AND ("returned" = 0 OR "state" IN ('spent', 'returned')));

-- What one member has taken of a budget that limits each of them.
CREATE INDEX "BudgetUse_member" ON "BudgetUse" ("memberId", "budget") WHERE "memberId" IS NOT NULL;

-- A hot row is written hundreds of times a second.
ALTER TABLE "BudgetRoom" SET (fillfactor = 20);
ALTER TABLE "BudgetUse" SET (fillfactor = 85);

COMMIT;
