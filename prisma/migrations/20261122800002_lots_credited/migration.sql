BEGIN;

-- When the credit of a lot happened: a debt that arose before it is repaid by it, whichever became known first.
ALTER TABLE "LedgerLot" ADD COLUMN "creditedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now();
UPDATE "LedgerLot" l SET "creditedAt" = e."occurredAt" FROM "LedgerEntry" e
WHERE e."memberId" = l."memberId" AND e."id" = l."entryId";
ALTER TABLE "LedgerLot" ALTER COLUMN "creditedAt" SET DEFAULT CURRENT_TIMESTAMP;

COMMIT;
