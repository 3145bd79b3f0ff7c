BEGIN;

ALTER TABLE "ApprovalRequest" ADD COLUMN "approvers" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "role" TEXT,
  ADD COLUMN "dueAt" TIMESTAMPTZ(3),
  ADD COLUMN "escalatedAt" TIMESTAMPTZ(3),
  ADD COLUMN "fingerprint" TEXT,
  ADD COLUMN "isEmergency" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "reviewedAt" TIMESTAMPTZ(3),
  ADD COLUMN "reviewedName" TEXT;

CREATE TABLE "ApprovalStep" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "whoName" TEXT NOT NULL,
    "forName" TEXT,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ApprovalStep_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ApprovalStep_requestId_id_idx" ON "ApprovalStep"("requestId", "id");
CREATE INDEX "ApprovalStep_who_requestId_idx" ON "ApprovalStep"("who", "requestId");

CREATE TABLE "ApprovalCopy" (
    "requestId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "staffName" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ApprovalCopy_pkey" PRIMARY KEY ("requestId", "staffId")
);
CREATE INDEX "ApprovalCopy_staffId_requestId_idx" ON "ApprovalCopy"("staffId", "requestId");

CREATE TABLE "ApprovalDelegation" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "fromName" TEXT NOT NULL,
    "toId" UUID NOT NULL,
    "toName" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApprovalDelegation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ApprovalDelegation_toId_endsAt_idx" ON "ApprovalDelegation"("toId", "endsAt");
CREATE INDEX "ApprovalDelegation_fromId_endsAt_idx" ON "ApprovalDelegation"("fromId", "endsAt");

-- By hand: one approval of each person; nobody stands in for himself.
CREATE UNIQUE INDEX "ApprovalStep_approved_once" ON "ApprovalStep"("requestId", "who") WHERE "act" = 'approve';
ALTER TABLE "ApprovalDelegation" ADD CONSTRAINT "ApprovalDelegation_other" CHECK ("fromId" <> "toId");

-- What was sent back for a change gives its key free too. Four eyes hold but for an emergency, which somebody else reviews.
DROP INDEX "ApprovalRequest_kind_key";
CREATE UNIQUE INDEX "ApprovalRequest_kind_key" ON "ApprovalRequest" ("kind", "key")
  WHERE "state" NOT IN ('withdrawn', 'expired', 'returned');
ALTER TABLE "ApprovalRequest"
  DROP CONSTRAINT "ApprovalRequest_state",
  DROP CONSTRAINT "ApprovalRequest_four_eyes",
  ADD CONSTRAINT "ApprovalRequest_state"
    CHECK ("state" IN ('requested', 'approved', 'rejected', 'returned', 'withdrawn', 'expired')),
  ADD CONSTRAINT "ApprovalRequest_four_eyes"
    CHECK ("state" NOT IN ('approved', 'rejected', 'returned') OR "decider" <> "maker" OR ("isEmergency" AND "state" = 'approved')),
  ADD CONSTRAINT "ApprovalRequest_reviewed" CHECK ("reviewedAt" IS NULL OR "isEmergency");

COMMIT;
