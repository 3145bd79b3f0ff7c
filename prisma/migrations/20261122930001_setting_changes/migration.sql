BEGIN;

CREATE TABLE "SettingChange" (
  "section" TEXT NOT NULL,
  "version" INTEGER NOT NULL,
  "before" JSONB NOT NULL,
  "after" JSONB NOT NULL,
  "note" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "SettingChange_pkey" PRIMARY KEY ("section", "version")
);

COMMIT;
