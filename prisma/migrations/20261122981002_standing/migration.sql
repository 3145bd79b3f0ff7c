BEGIN;

ALTER TABLE "MemberStats" ADD COLUMN "lastActAt" TIMESTAMPTZ(3);
UPDATE "MemberStats" s SET "lastActAt" = e."at"
  FROM (SELECT "memberId", max("at") AS "at" FROM "BehaviourEvent" GROUP BY 1) e WHERE e."memberId" = s."memberId";

CREATE TABLE "MemberStanding" (
    "memberId" UUID NOT NULL,
    "stage" TEXT,
    "stageSince" TIMESTAMPTZ(3),
    "recency" SMALLINT,
    "frequency" SMALLINT,
    "money" SMALLINT,
    "class" TEXT,
    "classSince" TIMESTAMPTZ(3),

    CONSTRAINT "MemberStanding_pkey" PRIMARY KEY ("memberId"),
    CONSTRAINT "MemberStanding_stage" CHECK ("stage" IN ('new', 'active', 'silent', 'dormant', 'lost') AND ("stage" IS NULL) = ("stageSince" IS NULL)),
    CONSTRAINT "MemberStanding_class" CHECK ("class" IN ('high', 'potential', 'average', 'low') AND ("class" IS NULL) = ("classSince" IS NULL)),
    CONSTRAINT "MemberStanding_scores" CHECK ("recency" BETWEEN 1 AND 5 AND "frequency" BETWEEN 1 AND 5 AND "money" BETWEEN 1 AND 5)
);
ALTER TABLE "MemberStanding" SET (fillfactor = 70);

CREATE TABLE "StandingMove" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StandingMove_pkey" PRIMARY KEY ("memberId","id"),
    CONSTRAINT "StandingMove_what" CHECK ("what" IN ('stage', 'class'))
);
CREATE INDEX "StandingMove_what_at_idx" ON "StandingMove"("what", "at");

CREATE TABLE "StandingRun" (
    "what" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "cursor" UUID,
    "members" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "cuts" JSONB,
    "map" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StandingRun_pkey" PRIMARY KEY ("what","dueOn")
);

COMMIT;
