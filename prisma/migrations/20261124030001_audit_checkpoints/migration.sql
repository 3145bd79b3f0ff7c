BEGIN;

-- Up to which seal the trail was forgotten: the chain is verified from its hash on. Written with the removal, never changed.
CREATE TABLE "AuditCheckpoint" (
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "removed" INTEGER NOT NULL,
    "cutoff" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditCheckpoint_pkey" PRIMARY KEY ("seq")
);
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "AuditCheckpoint" FOR EACH ROW EXECUTE FUNCTION refuse_change('all');
CREATE TRIGGER "append_only_truncate" BEFORE TRUNCATE ON "AuditCheckpoint" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('all');

-- By hand: a seal and its entry may go once a checkpoint covers them, and in no other way.
CREATE FUNCTION refuse_uncovered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'AuditSeal' AND EXISTS (
       SELECT 1 FROM "AuditCheckpoint" c WHERE c."seq" >= (to_jsonb(OLD) ->> 'seq')::int8) THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'AuditEntry' AND EXISTS (
       SELECT 1 FROM "AuditSeal" s JOIN "AuditCheckpoint" c ON c."seq" >= s."seq" WHERE s."entryId" = OLD."id") THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER "append_only" ON "AuditEntry";
DROP TRIGGER "append_only" ON "AuditSeal";
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_uncovered();
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "AuditSeal" FOR EACH ROW EXECUTE FUNCTION refuse_uncovered();

COMMIT;
