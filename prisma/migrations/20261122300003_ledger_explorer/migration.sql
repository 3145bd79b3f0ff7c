BEGIN;

-- The entries of all members by asset, kind and time: each kind is one ordered run, and the explorer merges their heads.
CREATE INDEX "LedgerEntry_asset_type_occurredAt_id_idx" ON "LedgerEntry"("asset", "type", "occurredAt", "id");

COMMIT;
