BEGIN;

-- What was told ten times in vain and is neither told again nor dropped: few, and listed by their time.
CREATE INDEX "OutboxEvent_dead" ON "OutboxEvent" ("at", "id") WHERE "deadAt" IS NOT NULL AND "dispatchedAt" IS NULL;

COMMIT;
