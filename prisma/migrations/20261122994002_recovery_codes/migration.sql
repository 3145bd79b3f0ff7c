BEGIN;

-- How often an account has been paused in a row: each pause is twice as long as the one before.
ALTER TABLE "Staff" ADD COLUMN "lockouts" INTEGER NOT NULL DEFAULT 0;

-- What opens an account once each when its authenticator is lost. Only the hash is kept.
CREATE TABLE "StaffRecoveryCode" (
    "staffId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffRecoveryCode_pkey" PRIMARY KEY ("staffId","hash")
);

ALTER TABLE "StaffRecoveryCode" ADD CONSTRAINT "StaffRecoveryCode_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

COMMIT;
