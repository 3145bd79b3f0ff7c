BEGIN;

-- Money is as wide as everywhere else: an order may be larger than 21 million yuan.
ALTER TABLE "BenefitUse" ALTER COLUMN "amount" TYPE BIGINT, ALTER COLUMN "cost" TYPE BIGINT;

-- What a use exchanged points for, so that it can be given back whole.
CREATE TABLE "BenefitExchange" (
    "memberId" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "points" BIGINT NOT NULL,
    "spendId" UUID NOT NULL,
    "gives" TEXT NOT NULL,
    "given" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "backUntil" TIMESTAMPTZ(3),
    "backAt" TIMESTAMPTZ(3),
    CONSTRAINT "BenefitExchange_pkey" PRIMARY KEY ("memberId", "grantId", "source")
);

COMMIT;
