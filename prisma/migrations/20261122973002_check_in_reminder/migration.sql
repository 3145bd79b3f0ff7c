BEGIN;

ALTER TABLE "InboxPreference" ADD COLUMN "remindsCheckIn" BOOLEAN NOT NULL DEFAULT false;
-- The evening round walks those who asked for it, in the order of their ids.
CREATE INDEX "InboxPreference_check_in" ON "InboxPreference" ("memberId") WHERE "remindsCheckIn";

COMMIT;
