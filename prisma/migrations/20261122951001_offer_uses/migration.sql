BEGIN;

-- CreateTable
CREATE TABLE "OfferUse" (
    "memberId" UUID NOT NULL,
    "offer" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OfferUse_pkey" PRIMARY KEY ("memberId","offer","orderId")
);

COMMIT;
