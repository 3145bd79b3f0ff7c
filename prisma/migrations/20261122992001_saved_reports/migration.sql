BEGIN;

CREATE TABLE "SavedReport" (
  "id" UUID NOT NULL,
  "authorId" UUID,
  "title" TEXT NOT NULL,
  "definition" JSONB NOT NULL,
  "revision" INTEGER NOT NULL DEFAULT 1,
  "sharedRoles" TEXT[],
  "sharedRegions" TEXT[],
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "changedAt" TIMESTAMPTZ(3) NOT NULL,
  "deletedAt" TIMESTAMPTZ(3),
  "demo" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "SavedReport_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SavedReport_authorId_idx" ON "SavedReport" ("authorId");

CREATE TABLE "ReportNote" (
  "id" UUID NOT NULL,
  "day" DATE NOT NULL,
  "zh" TEXT NOT NULL,
  "en" TEXT NOT NULL,
  "authorId" UUID,
  "by" TEXT NOT NULL,
  "writtenAt" TIMESTAMPTZ(3) NOT NULL,
  "removedAt" TIMESTAMPTZ(3),
  "demo" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "ReportNote_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ReportNote_day_idx" ON "ReportNote" ("day");

CREATE TABLE "ReportSchedule" (
  "reportId" UUID NOT NULL,
  "every" TEXT NOT NULL,
  "weekday" INTEGER NOT NULL,
  "monthday" INTEGER NOT NULL,
  "minute" INTEGER NOT NULL,
  "keep" INTEGER NOT NULL,
  "toShared" BOOLEAN NOT NULL,
  "isOn" BOOLEAN NOT NULL,
  "nextAt" TIMESTAMPTZ(3) NOT NULL,
  "failure" TEXT,
  "failedAt" TIMESTAMPTZ(3),
  "changedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ReportSchedule_pkey" PRIMARY KEY ("reportId")
);
CREATE INDEX "ReportSchedule_isOn_nextAt_idx" ON "ReportSchedule" ("isOn", "nextAt");

CREATE TABLE "ReportSubscriber" (
  "reportId" UUID NOT NULL,
  "staffId" UUID NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ReportSubscriber_pkey" PRIMARY KEY ("reportId", "staffId")
);

CREATE TABLE "ReportRun" (
  "id" UUID NOT NULL,
  "reportId" UUID NOT NULL,
  "dueAt" TIMESTAMPTZ(3) NOT NULL,
  "madeAt" TIMESTAMPTZ(3) NOT NULL,
  "state" TEXT NOT NULL,
  "reason" TEXT,
  "title" TEXT NOT NULL,
  CONSTRAINT "ReportRun_pkey" PRIMARY KEY ("id")
);
-- A run is made once for each time at which it was due.
CREATE UNIQUE INDEX "ReportRun_reportId_dueAt_key" ON "ReportRun" ("reportId", "dueAt");

CREATE TABLE "ReportFigures" (
  "runId" UUID NOT NULL,
  "sight" TEXT NOT NULL,
  "told" JSONB NOT NULL,
  CONSTRAINT "ReportFigures_pkey" PRIMARY KEY ("runId", "sight"),
  CONSTRAINT "ReportFigures_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ReportRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "ReportDelivery" (
  "staffId" UUID NOT NULL,
  "runId" UUID NOT NULL,
  "sight" TEXT NOT NULL,
  "readAt" TIMESTAMPTZ(3),
  CONSTRAINT "ReportDelivery_pkey" PRIMARY KEY ("staffId", "runId"),
  CONSTRAINT "ReportDelivery_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ReportRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "ReportDelivery_runId_idx" ON "ReportDelivery" ("runId");

COMMIT;
