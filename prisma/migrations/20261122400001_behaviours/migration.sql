BEGIN;

CREATE TABLE "BehaviourEvent" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "props" JSON NOT NULL,
    "object" TEXT,
    "points" BIGINT NOT NULL,
    "growth" BIGINT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "decisionId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BehaviourEvent_pkey" PRIMARY KEY ("memberId","id")
);
CREATE UNIQUE INDEX "BehaviourEvent_memberId_object_key" ON "BehaviourEvent"("memberId", "object");

CREATE TABLE "BehaviourKey" (
    "externalId" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "eventId" UUID NOT NULL,

    CONSTRAINT "BehaviourKey_pkey" PRIMARY KEY ("externalId")
);

CREATE TABLE "BehaviourUse" (
    "memberId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "BehaviourUse_pkey" PRIMARY KEY ("memberId","rule","period")
);

CREATE TABLE "GrowthCapUse" (
    "memberId" UUID NOT NULL,
    "cap" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "GrowthCapUse_pkey" PRIMARY KEY ("memberId","cap","period")
);

ALTER TABLE "BehaviourEvent" ADD CONSTRAINT "BehaviourEvent_amounts" CHECK ("points" >= 0 AND "growth" >= 0);
ALTER TABLE "BehaviourUse" ADD CONSTRAINT "BehaviourUse_times" CHECK ("times" > 0);
ALTER TABLE "GrowthCapUse" ADD CONSTRAINT "GrowthCapUse_used" CHECK ("used" >= 0);
ALTER TABLE "BehaviourUse" SET (fillfactor = 70);
ALTER TABLE "GrowthCapUse" SET (fillfactor = 70);

-- Sign-up becomes one of the ways to earn: the same meaning in the new shape, for rules published before it.
UPDATE "PointsRules" SET "rules" = ("rules" - 'signUp') || jsonb_build_object('behaviours',
  CASE WHEN ("rules" ->> 'signUp')::int > 0
    THEN jsonb_build_array(jsonb_build_object('way', 'sign_up', 'code', 'sign_up', 'amount', "rules" -> 'signUp', 'limits', '[]'::jsonb))
    ELSE '[]'::jsonb END)
WHERE "rules" ? 'signUp';
UPDATE "GrowthRules" SET "rules" = "rules" || '{"behaviours": [], "behaviourCaps": []}'::jsonb WHERE NOT "rules" ? 'behaviours';

CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "BehaviourEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change('member');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "BehaviourEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
-- A published version is never edited: a change of the rules is a new version (4.M).
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "PointsRules" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "GrowthRules" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "PointsRules" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "GrowthRules" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

COMMIT;
