BEGIN;

CREATE TABLE "WorkAssignment" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "staffId" UUID NOT NULL,
    "staffName" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "dueOn" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneName" TEXT,
    "doneNote" TEXT,

    CONSTRAINT "WorkAssignment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "WorkAssignment_subject_at_idx" ON "WorkAssignment"("subject", "at");
-- By hand: one open assignment for each subject; Prisma does not see partial indexes.
CREATE UNIQUE INDEX "WorkAssignment_open" ON "WorkAssignment"("subject") WHERE "doneAt" IS NULL;

CREATE TABLE "WorkAlert" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "store" TEXT,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedName" TEXT,
    "note" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WorkAlert_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "WorkAlert_kind_id_idx" ON "WorkAlert"("kind", "id");
-- By hand: what is told already is not told again while it lasts.
CREATE UNIQUE INDEX "WorkAlert_open" ON "WorkAlert"("kind", "key") WHERE "endedAt" IS NULL;

CREATE TABLE "WorkDesk" (
    "staffId" UUID NOT NULL,
    "tiles" TEXT[],
    "hidden" TEXT[],
    "firstDoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "WorkDesk_pkey" PRIMARY KEY ("staffId")
);

COMMIT;
