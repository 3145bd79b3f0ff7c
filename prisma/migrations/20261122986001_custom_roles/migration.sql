BEGIN;

CREATE TABLE "CustomRole" (
  "code" TEXT NOT NULL,
  "nameZh" TEXT NOT NULL,
  "nameEn" TEXT NOT NULL,
  "reach" TEXT NOT NULL,
  "permissions" TEXT[],
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "archivedAt" TIMESTAMPTZ(3),
  CONSTRAINT "CustomRole_pkey" PRIMARY KEY ("code")
);

-- Who holds a role is asked before it is put away.
CREATE INDEX "StaffRole_role_idx" ON "StaffRole" ("role");

COMMIT;
