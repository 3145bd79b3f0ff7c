BEGIN;

-- What all desks of a store redeemed today, for whoever oversees it.
CREATE INDEX "CouponRedemption_storeCode_at_idx" ON "CouponRedemption" ("storeCode", "at");
CREATE INDEX "BenefitUse_store" ON "BenefitUse" ("storeCode", "at") WHERE "clerk" IS NOT NULL;

COMMIT;
