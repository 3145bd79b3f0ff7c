BEGIN;

-- Details and payloads are written once and read whole, never searched: json costs less to write than jsonb.
ALTER TABLE "LedgerEntry" ALTER COLUMN "detail" SET DATA TYPE JSON;
ALTER TABLE "OutboxEvent" ALTER COLUMN "payload" SET DATA TYPE JSON;

COMMIT;
