BEGIN;
-- Members who asked to close their account: they may keep it until the time is over, then who they are is erased.
CREATE TABLE "Closing" (
  "memberId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "state" TEXT NOT NULL,
  "askedAt" TIMESTAMPTZ(3) NOT NULL,
  "dueAt" TIMESTAMPTZ(3) NOT NULL,
  "nextAt" TIMESTAMPTZ(3) NOT NULL,
  "reason" TEXT,
  "blocked" TEXT,
  "askedBy" TEXT NOT NULL,
  "endedAt" TIMESTAMPTZ(3),
  CONSTRAINT "Closing_pkey" PRIMARY KEY ("memberId", "id"),
  CONSTRAINT "Closing_state" CHECK ("state" IN ('cooling', 'kept', 'done')),
  CONSTRAINT "Closing_ended" CHECK (("state" = 'cooling') = ("endedAt" IS NULL))
);
CREATE UNIQUE INDEX "Closing_open" ON "Closing"("memberId") WHERE "state" = 'cooling';
CREATE INDEX "Closing_state_nextAt_idx" ON "Closing"("state", "nextAt");

-- Names that were erased, by a keyed hash of their keyed hash: no gift for newcomers twice, and no way back for an old id.
CREATE TABLE "ErasedName" (
  "hash" TEXT NOT NULL,
  "erasedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ErasedName_pkey" PRIMARY KEY ("hash")
);

-- What people typed goes with them: of an event that is never changed its free properties alone may be emptied.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on' AND TG_ARGV[0] = 'member'
     AND EXISTS (SELECT 1 FROM "Member" m WHERE m."id" = (to_jsonb(OLD) ->> 'memberId')::uuid AND m."demo") THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('regulars.erase_member', true) = 'on' AND TG_TABLE_NAME = 'BehaviourEvent'
     AND (to_jsonb(NEW) - 'props') = (to_jsonb(OLD) - 'props') AND NEW."props"::text = '{}' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
COMMIT;
