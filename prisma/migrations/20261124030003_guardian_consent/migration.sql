BEGIN;

-- When the guardian of somebody under fourteen agreed to his membership, as the enroller says.
ALTER TABLE "Member" ADD COLUMN "guardianConsentAt" TIMESTAMPTZ(3);

COMMIT;
