BEGIN;

-- CreateTable
CREATE TABLE "Survey" (
    "code" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "endedWhy" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "SurveyVersion" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "SurveyVersion_pkey" PRIMARY KEY ("code","version")
);

-- CreateTable
CREATE TABLE "SurveyDraft" (
    "code" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SurveyDraft_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "SurveyReply" (
    "memberId" UUID NOT NULL,
    "survey" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "replyKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "points" INTEGER NOT NULL,
    "growth" INTEGER NOT NULL,

    CONSTRAINT "SurveyReply_pkey" PRIMARY KEY ("memberId","survey","subject")
);

-- CreateTable
CREATE TABLE "SurveyAnswer" (
    "id" UUID NOT NULL,
    "survey" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3),
    "memberId" UUID,
    "answers" JSONB NOT NULL,
    "texts" JSONB NOT NULL,

    CONSTRAINT "SurveyAnswer_pkey" PRIMARY KEY ("id"),
    -- Who answered without a name is not found by the moment either.
    CONSTRAINT "SurveyAnswer_anonymous" CHECK (("memberId" IS NULL) = ("at" IS NULL))
);

-- CreateIndex
CREATE INDEX "SurveyAnswer_survey_id_idx" ON "SurveyAnswer"("survey", "id");

-- CreateIndex
CREATE INDEX "SurveyAnswer_memberId_idx" ON "SurveyAnswer"("memberId");

-- What was answered stays as it was said: who is erased takes his words along.
CREATE FUNCTION keep_survey_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on' AND (
       EXISTS (SELECT 1 FROM "Survey" s WHERE s."code" = OLD."survey" AND s."demo")
       OR EXISTS (SELECT 1 FROM "Member" m WHERE m."id" = OLD."memberId" AND m."demo")) THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('regulars.erase_member', true) = 'on'
     AND (to_jsonb(NEW) - 'texts') = (to_jsonb(OLD) - 'texts') AND NEW."texts" = '{}'::jsonb THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "SurveyAnswer" FOR EACH ROW EXECUTE FUNCTION keep_survey_answers();
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "SurveyAnswer" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

COMMIT;
