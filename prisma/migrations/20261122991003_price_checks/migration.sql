BEGIN;

CREATE TABLE "PriceCheck" (
    "day" DATE NOT NULL,
    "baskets" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,
    "variants" INTEGER NOT NULL,
    "gaps" INTEGER NOT NULL,
    "ranAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PriceCheck_pkey" PRIMARY KEY ("day")
);

CREATE TABLE "PriceFinding" (
    "day" DATE NOT NULL,
    "place" INTEGER NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "causes" JSONB NOT NULL,
    "baskets" INTEGER NOT NULL,
    "plain" BIGINT NOT NULL,
    "varied" BIGINT NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "PriceFinding_pkey" PRIMARY KEY ("day","place")
);

COMMIT;
