BEGIN;

-- CreateTable
CREATE TABLE "StageRules" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StageRules_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "StageRulesWithdrawal" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "StageRulesWithdrawal_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "ValueRules" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ValueRules_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "ValueRulesWithdrawal" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "ValueRulesWithdrawal_pkey" PRIMARY KEY ("version")
);

-- By hand: what was published stays what it was (4.M).
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "StageRules" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "StageRules" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "StageRulesWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "StageRulesWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "ValueRules" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "ValueRules" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "ValueRulesWithdrawal" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "ValueRulesWithdrawal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

-- What a program had as settings begins its versions; a fresh one is given its first by the seed.
INSERT INTO "StageRules" ("version", "effectiveFrom", "rules", "note")
SELECT 1, 'epoch', jsonb_build_object(
    'newDays', coalesce(("settings" #>> '{members,newDays}')::int, 30),
    'silentDays', s, 'dormantDays', greatest(coalesce(("settings" #>> '{members,dormantDays}')::int, 90), s + 1),
    'lostDays', greatest(coalesce(("settings" #>> '{members,lostDays}')::int, 180), greatest(coalesce(("settings" #>> '{members,dormantDays}')::int, 90), s + 1) + 1)
  ), 'as it was set'
FROM "Program", LATERAL (SELECT coalesce(("settings" #>> '{members,silentDays}')::int, 30) AS s) AS silent;

INSERT INTO "ValueRules" ("version", "effectiveFrom", "rules", "note")
SELECT 1, 'epoch', jsonb_build_object('recency', f, 'frequency', f, 'money', f, 'map', coalesce("settings" #>> '{rfm,map}', 'LLLAALLAAALAAAPAAAPPAAPPPLLAAALAAAPAAAPPAAPPPAPPPPLAAAPAAAPPAAPPPAPPPHPPPHHAAAPPAAPPPAPPPHPPPHHPPHHHAAPPPAPPPHPPPHHPPHHHPHHHH')), 'as it was set'
FROM "Program", LATERAL (SELECT '{"by": "share", "at": [20, 40, 60, 80]}'::jsonb AS f) AS fifths;

COMMIT;
