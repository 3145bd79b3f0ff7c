BEGIN;

-- CreateTable
CREATE TABLE "PointsRulesWithdrawal" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "PointsRulesWithdrawal_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "GrowthRulesWithdrawal" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "GrowthRulesWithdrawal_pkey" PRIMARY KEY ("version")
);

-- By hand: a version that was withdrawn before it began stays withdrawn (4.M).
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "PointsRulesWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "GrowthRulesWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "PointsRulesWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "GrowthRulesWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

COMMIT;
