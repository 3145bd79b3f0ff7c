BEGIN;

-- AlterTable
ALTER TABLE "Program" ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "ApprovalRequest" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "objectLabel" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "maker" TEXT NOT NULL,
    "makerName" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'requested',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "decider" TEXT,
    "deciderName" TEXT,
    "decisionNote" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "result" JSONB,

    CONSTRAINT "ApprovalRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ApprovalRequest_state_id_idx" ON "ApprovalRequest"("state", "id");

-- CreateIndex
CREATE INDEX "ApprovalRequest_maker_id_idx" ON "ApprovalRequest"("maker", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalRequest_kind_key_key" ON "ApprovalRequest"("kind", "key");

-- By hand: the law of four eyes holds in the table too, whatever the code does.
ALTER TABLE "ApprovalRequest"
  ADD CONSTRAINT "ApprovalRequest_state" CHECK ("state" IN ('requested', 'approved', 'rejected', 'withdrawn', 'expired')),
  ADD CONSTRAINT "ApprovalRequest_decided" CHECK (("state" = 'requested') = ("decidedAt" IS NULL)),
  ADD CONSTRAINT "ApprovalRequest_four_eyes" CHECK ("state" NOT IN ('approved', 'rejected') OR "decider" <> "maker");

COMMIT;
