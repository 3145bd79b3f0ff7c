BEGIN;
-- Rows of one local day where they stand in the order of writing: block ranges cost a writer nothing.
CREATE INDEX "BehaviourEvent_at_idx" ON "BehaviourEvent" USING brin ("at");
CREATE INDEX "CheckIn_at_idx" ON "CheckIn" USING brin ("at");
CREATE INDEX "GameDraw_at_idx" ON "GameDraw" USING brin ("at");
CREATE INDEX "Coupon_issuedAt_idx" ON "Coupon" USING brin ("issuedAt");
CREATE INDEX "BenefitGrant_issuedAt_idx" ON "BenefitGrant" USING brin ("issuedAt");
COMMIT;
