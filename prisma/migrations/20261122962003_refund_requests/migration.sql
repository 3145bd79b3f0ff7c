BEGIN;

CREATE TABLE "RefundRequest" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "orderExternalId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "told" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "decidedName" TEXT,
    "answer" TEXT,
    CONSTRAINT "RefundRequest_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "RefundRequest_state" CHECK ("state" IN ('open', 'approved', 'refused', 'withdrawn')),
    CONSTRAINT "RefundRequest_decided" CHECK (("state" = 'open') = ("decidedAt" IS NULL))
);
CREATE UNIQUE INDEX "RefundRequest_orderExternalId_key_key" ON "RefundRequest" ("orderExternalId", "key");
CREATE INDEX "RefundRequest_memberId_idx" ON "RefundRequest" ("memberId");
CREATE INDEX "RefundRequest_state_createdAt_idx" ON "RefundRequest" ("state", "createdAt");
CREATE INDEX "RefundRequest_decidedAt_idx" ON "RefundRequest" ("decidedAt");
-- Goods of one order are asked back once at a time: what is open is decided first.
CREATE UNIQUE INDEX "RefundRequest_open" ON "RefundRequest" ("orderExternalId") WHERE "state" = 'open';

COMMIT;
