BEGIN;
-- How often members gave another birthday than the one that stood: birthday gifts follow it.
ALTER TABLE "Member" ADD COLUMN "birthdayChanges" SMALLINT NOT NULL DEFAULT 0;
COMMIT;
