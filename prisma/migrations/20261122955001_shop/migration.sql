BEGIN;

-- CreateTable
CREATE TABLE "CartLine" (
    "memberId" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CartLine_pkey" PRIMARY KEY ("memberId","sku")
);

-- CreateTable
CREATE TABLE "CartChoice" (
    "memberId" UUID NOT NULL,
    "coupons" TEXT[],
    "points" INTEGER NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CartChoice_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "ShopOrder" (
    "externalId" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShopOrder_pkey" PRIMARY KEY ("externalId")
);

ALTER TABLE "CartLine" ADD CONSTRAINT "CartLine_quantity" CHECK ("quantity" > 0);
ALTER TABLE "CartChoice" ADD CONSTRAINT "CartChoice_points" CHECK ("points" >= 0);

COMMIT;
