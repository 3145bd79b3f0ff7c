BEGIN;

-- Whoever made a key stands behind what is done with it: he may not approve what it asked for.
ALTER TABLE "ApiKey" ADD COLUMN "makerId" UUID;

COMMIT;
