BEGIN;

-- What was written off of a lot at its end; null while its EXPIRE entry is not written (4.A.3).
ALTER TABLE "LedgerLot" ADD COLUMN "writtenOff" BIGINT;
ALTER TABLE "LedgerLot" ADD CONSTRAINT "LedgerLot_writtenOff" CHECK ("writtenOff" IS NULL OR "writtenOff" BETWEEN 0 AND "earned");

-- The expiry job finds ended lots by it. Few different ends: the index stays small and grows at its right end.
CREATE INDEX "LedgerLot_due" ON "LedgerLot" ("expiresAt") WHERE "writtenOff" IS NULL AND "expiresAt" IS NOT NULL;

CREATE TABLE "LedgerHold" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "points" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sourceType" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "heldAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "posted" BIGINT,
    "entryId" UUID,

    CONSTRAINT "LedgerHold_pkey" PRIMARY KEY ("memberId","id"),
    CONSTRAINT "LedgerHold_points" CHECK ("points" > 0 AND "points" < 9007199254740992),
    CONSTRAINT "LedgerHold_state" CHECK (("state" = 'held' AND "closedAt" IS NULL) OR ("state" IN ('posted', 'voided') AND "closedAt" IS NOT NULL)),
    CONSTRAINT "LedgerHold_posted" CHECK (("state" = 'posted') = ("posted" IS NOT NULL AND "entryId" IS NOT NULL) AND ("posted" IS NULL OR "posted" BETWEEN 1 AND "points")),
    CONSTRAINT "LedgerHold_end" CHECK ("endsAt" > "heldAt")
);

-- One hold for one source at a time: after a voided one there may be another.
CREATE UNIQUE INDEX "LedgerHold_key" ON "LedgerHold" ("memberId", "key") WHERE "state" <> 'voided';
-- The job that writes ended holds finds them by it.
CREATE INDEX "LedgerHold_open" ON "LedgerHold" ("endsAt") WHERE "state" = 'held';

-- How far a run of a job over the book has come; a run is named by its job and by the instant that it works for.
CREATE TABLE "LedgerRun" (
    "job" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "chunks" INTEGER NOT NULL DEFAULT 0,
    "rows" BIGINT NOT NULL DEFAULT 0,
    "points" BIGINT NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "progressAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LedgerRun_pkey" PRIMARY KEY ("job","dueAt")
);

ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_type"
  CHECK ("type" IN ('EARN', 'SPEND', 'SPEND_RETURN', 'CLAWBACK', 'WAIVED', 'EXPIRE', 'ADJUST', 'TRANSFER', 'MERGE'));
ALTER TABLE "LedgerAccount" ADD CONSTRAINT "LedgerAccount_counters" CHECK ("spent" >= 0 AND "expired" >= 0);

-- A version 7 uuid made where the rows are made, for jobs that write entries by the hundred thousand.
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::int8) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

COMMIT;
