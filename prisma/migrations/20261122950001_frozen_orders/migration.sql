BEGIN;

-- An order that was placed with a quote keeps what it froze; one that was not is as it was.
ALTER TABLE "Order" ADD COLUMN "quoteId" UUID,
  ADD COLUMN "payBy" TIMESTAMPTZ(3),
  ADD COLUMN "tender" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Refund" ADD COLUMN "tender" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "deducted" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "FrozenOrder" (
    "memberId" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "terms" JSON NOT NULL,
    "progress" JSON NOT NULL,

    CONSTRAINT "FrozenOrder_pkey" PRIMARY KEY ("memberId","orderId")
);
CREATE UNIQUE INDEX "FrozenOrder_quoteId_key" ON "FrozenOrder"("quoteId");

ALTER TABLE "FrozenOrder" ADD CONSTRAINT "FrozenOrder_state" CHECK ("state" IN ('held', 'used', 'lapsed', 'released'));
ALTER TABLE "Order" ADD CONSTRAINT "Order_tender" CHECK ("tender" BETWEEN 0 AND "goods");
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_tender" CHECK ("tender" BETWEEN 0 AND "goods"),
  ADD CONSTRAINT "Refund_money" CHECK ("goods" - "tender" + "freight" - "deducted" >= 0);
-- Gifts are lines that cost nothing.
ALTER TABLE "OrderLine" DROP CONSTRAINT "OrderLine_kind",
  ADD CONSTRAINT "OrderLine_kind" CHECK ("kind" IN ('goods', 'adjustment', 'gift')),
  ADD CONSTRAINT "OrderLine_gift" CHECK ("kind" <> 'gift' OR ("net" = 0 AND "refundedQuantity" BETWEEN 0 AND "quantity"));
-- The orders that wait for a payment until an instant: few, whatever has been sold.
CREATE INDEX "Order_unpaid" ON "Order" ("payBy") WHERE "status" = 'placed' AND "payBy" IS NOT NULL;

COMMIT;
