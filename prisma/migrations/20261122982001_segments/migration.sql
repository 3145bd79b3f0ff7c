BEGIN;

CREATE TABLE "Segment" (
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "members" INTEGER NOT NULL DEFAULT 0,
    "refreshedAt" TIMESTAMPTZ(3),
    "fault" JSONB,

    CONSTRAINT "Segment_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "Segment_state" CHECK ("state" IN ('live', 'paused', 'withdrawn')),
    CONSTRAINT "Segment_members" CHECK ("members" >= 0)
);

CREATE TABLE "SegmentVersion" (
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "SegmentVersion_pkey" PRIMARY KEY ("code","version")
);

CREATE TABLE "SegmentDraft" (
    "code" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "savedBy" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SegmentDraft_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "SegmentMember" (
    "segmentCode" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SegmentMember_pkey" PRIMARY KEY ("segmentCode","memberId")
);
CREATE INDEX "SegmentMember_memberId_segmentCode_idx" ON "SegmentMember"("memberId", "segmentCode");

CREATE TABLE "SegmentMove" (
    "memberId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "segmentCode" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "runId" UUID,

    CONSTRAINT "SegmentMove_pkey" PRIMARY KEY ("memberId","id"),
    CONSTRAINT "SegmentMove_way" CHECK ("way" IN ('entered', 'left'))
);
CREATE INDEX "SegmentMove_segmentCode_at_idx" ON "SegmentMove"("segmentCode", "at");

CREATE TABLE "SegmentListed" (
    "segmentCode" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "carriedFrom" UUID,

    CONSTRAINT "SegmentListed_pkey" PRIMARY KEY ("segmentCode","side","memberId"),
    CONSTRAINT "SegmentListed_side" CHECK ("side" IN ('include', 'exclude'))
);
CREATE INDEX "SegmentListed_memberId_idx" ON "SegmentListed"("memberId");

CREATE TABLE "SegmentRun" (
    "id" UUID NOT NULL,
    "segmentCode" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "planKey" TEXT,
    "state" TEXT NOT NULL,
    "asOf" TIMESTAMPTZ(3),
    "cursor" UUID,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "entered" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,
    "members" INTEGER,
    "by" TEXT NOT NULL,
    "error" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "progressAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SegmentRun_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SegmentRun_state" CHECK ("state" IN ('waiting', 'running', 'done', 'cancelled', 'failed'))
);
CREATE UNIQUE INDEX "SegmentRun_segmentCode_planKey_key" ON "SegmentRun"("segmentCode", "planKey");
CREATE INDEX "SegmentRun_segmentCode_createdAt_idx" ON "SegmentRun"("segmentCode", "createdAt");
-- One refresh of a segment at a time: whoever asks for another joins it.
CREATE UNIQUE INDEX "SegmentRun_open" ON "SegmentRun"("segmentCode") WHERE "state" IN ('waiting', 'running');

CREATE TABLE "SegmentUpload" (
    "id" UUID NOT NULL,
    "segmentCode" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "by" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SegmentUpload_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SegmentUpload_side" CHECK ("side" IN ('include', 'exclude')),
    CONSTRAINT "SegmentUpload_state" CHECK ("state" IN ('waiting', 'running', 'done', 'cancelled'))
);
CREATE INDEX "SegmentUpload_segmentCode_createdAt_idx" ON "SegmentUpload"("segmentCode", "createdAt");
CREATE INDEX "SegmentUpload_open" ON "SegmentUpload"("createdAt") WHERE "state" IN ('waiting', 'running');

CREATE TABLE "SegmentUploadError" (
    "uploadId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "shown" TEXT NOT NULL,

    CONSTRAINT "SegmentUploadError_pkey" PRIMARY KEY ("uploadId","line")
);

COMMIT;
