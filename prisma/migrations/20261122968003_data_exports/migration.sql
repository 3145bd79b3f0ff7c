BEGIN;
-- What members asked to take with them: made by the worker, encrypted, gone after some days.
CREATE TABLE "DataExport" (
  "memberId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "askedAt" TIMESTAMPTZ(3) NOT NULL,
  "readyAt" TIMESTAMPTZ(3),
  "expiresAt" TIMESTAMPTZ(3),
  "body" TEXT,
  "downloads" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "DataExport_pkey" PRIMARY KEY ("memberId", "id")
);
CREATE INDEX "DataExport_askedAt_idx" ON "DataExport"("askedAt");
COMMIT;
