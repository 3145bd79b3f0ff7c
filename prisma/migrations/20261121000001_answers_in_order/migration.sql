BEGIN;

-- json keeps the order of members as written: a repeat gets its first answer byte for byte.
ALTER TABLE "Decision" ALTER COLUMN "reasons" SET DATA TYPE JSON,
ALTER COLUMN "outcome" SET DATA TYPE JSON;

ALTER TABLE "Refund" ALTER COLUMN "lines" SET DATA TYPE JSON,
ALTER COLUMN "moved" SET DATA TYPE JSON;

-- Prisma cannot tell text_pattern_ops from the default: as partial indexes they stay out of its sight.
DROP INDEX "Member_name_prefix";
DROP INDEX "MemberExternalId_prefix";
CREATE INDEX "Member_name_prefix" ON "Member" ("name" text_pattern_ops) WHERE "name" IS NOT NULL;
CREATE INDEX "MemberExternalId_prefix" ON "MemberExternalId" ("externalId" text_pattern_ops) WHERE "externalId" IS NOT NULL;

COMMIT;
