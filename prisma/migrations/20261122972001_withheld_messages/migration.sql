BEGIN;
-- A message that its member did not want, kept unseen under its key with the reason: it is decided and written down once.
ALTER TABLE "InboxMessage" ADD COLUMN "withheld" TEXT;
-- Exports that staff ask for on behalf of a member say so.
ALTER TABLE "DataExport" ADD COLUMN "askedBy" TEXT NOT NULL DEFAULT 'self';
-- The list of the back office, the newest wish first.
CREATE INDEX "Closing_askedAt_id_idx" ON "Closing"("askedAt", "id");
COMMIT;
