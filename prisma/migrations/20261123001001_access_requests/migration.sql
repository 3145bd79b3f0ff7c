BEGIN;

-- What somebody of the staff may not see or do and asks for, and what came of it.
CREATE TABLE "AccessRequest" (
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "staffName" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" UUID,
    "answeredName" TEXT,
    "note" TEXT,

    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "AccessRequest_answered" CHECK (("answer" IS NULL) = ("answeredAt" IS NULL)),
    CONSTRAINT "AccessRequest_other_hand" CHECK ("answeredBy" IS NULL OR "answeredBy" <> "staffId")
);
CREATE INDEX "AccessRequest_staffId_id_idx" ON "AccessRequest"("staffId", "id");
-- By hand: nobody asks twice for the same while it waits; Prisma does not see partial indexes.
CREATE UNIQUE INDEX "AccessRequest_open" ON "AccessRequest"("staffId", "subject") WHERE "answer" IS NULL;

COMMIT;
