BEGIN;

-- What a till quoted for whoever has just shown his pass there.
CREATE INDEX "Quote_memberId_createdAt_idx" ON "Quote" ("memberId", "createdAt");

COMMIT;
