BEGIN;

-- Lists of a clerk or store manager read and count the members of his stores only.
CREATE INDEX "Member_storeCode_registeredAt_id_idx" ON "Member"("storeCode", "registeredAt", "id");

COMMIT;
