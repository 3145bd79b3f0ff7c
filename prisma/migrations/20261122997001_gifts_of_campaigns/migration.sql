BEGIN;

-- What a campaign gave at entries: its numbers are counted from these rows.
CREATE INDEX "RewardGift_campaign" ON "RewardGift" ("sourceRef") WHERE "sourceType" = 'campaign';

COMMIT;
