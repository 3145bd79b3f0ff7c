BEGIN;
-- What members agreed to and took back, line by line: nothing is changed, the last line of a purpose and channel counts.
CREATE TABLE "Consent" (
  "memberId" UUID NOT NULL,
  "seq" INTEGER NOT NULL,
  "purpose" TEXT NOT NULL,
  "channel" TEXT NOT NULL,
  "isGiven" BOOLEAN NOT NULL,
  "policy" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "source" TEXT NOT NULL,
  "proof" JSONB NOT NULL,
  CONSTRAINT "Consent_pkey" PRIMARY KEY ("memberId", "seq"),
  CONSTRAINT "Consent_seq" CHECK ("seq" > 0)
);
COMMIT;
