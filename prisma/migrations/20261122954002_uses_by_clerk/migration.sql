BEGIN;

-- What a clerk redeemed today; uses by orders name no clerk and stay out of it.
CREATE INDEX "BenefitUse_clerk" ON "BenefitUse" ("clerk", "at") WHERE "clerk" IS NOT NULL;

COMMIT;
