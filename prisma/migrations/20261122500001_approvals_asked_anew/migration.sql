BEGIN;

-- A request that was withdrawn or ended unanswered gives its key free: the same may be asked for anew. Prisma does not see
-- partial indexes.
DROP INDEX "ApprovalRequest_kind_key_key";
CREATE UNIQUE INDEX "ApprovalRequest_kind_key" ON "ApprovalRequest" ("kind", "key")
  WHERE "state" NOT IN ('withdrawn', 'expired');

COMMIT;
