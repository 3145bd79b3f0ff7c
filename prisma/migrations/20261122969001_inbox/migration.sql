BEGIN;

CREATE TABLE "InboxMessage" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "values" JSON NOT NULL,
    "href" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboxMessage_pkey" PRIMARY KEY ("memberId","id")
);

CREATE TABLE "InboxPreference" (
    "memberId" UUID NOT NULL,
    "muted" TEXT[],
    "quietFrom" SMALLINT,
    "quietTo" SMALLINT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InboxPreference_pkey" PRIMARY KEY ("memberId"),
    CONSTRAINT "InboxPreference_quiet" CHECK (
        ("quietFrom" IS NULL) = ("quietTo" IS NULL)
        AND ("quietFrom" IS NULL OR ("quietFrom" BETWEEN 0 AND 23 AND "quietTo" BETWEEN 0 AND 23 AND "quietFrom" <> "quietTo"))
    )
);

CREATE TABLE "InboxRound" (
    "code" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "doneAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InboxRound_pkey" PRIMARY KEY ("code","day")
);

CREATE UNIQUE INDEX "InboxMessage_memberId_key_key" ON "InboxMessage"("memberId", "key");
CREATE INDEX "InboxMessage_memberId_at_id_idx" ON "InboxMessage"("memberId", "at", "id");
-- The bell counts these on every visit of the home page.
CREATE INDEX "InboxMessage_unread" ON "InboxMessage" ("memberId") WHERE "readAt" IS NULL;
-- Old messages are forgotten by their time.
CREATE INDEX "InboxMessage_old" ON "InboxMessage" ("at");

COMMIT;
