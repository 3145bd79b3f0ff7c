BEGIN;
-- A purge of the demo takes its offers along; whoever purges names them, and no other code begins like theirs by itself.
CREATE FUNCTION keep_offer_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on' AND starts_with(OLD."code", 'demo-') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER "append_only" ON "OfferVersion";
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "OfferVersion" FOR EACH ROW EXECUTE FUNCTION keep_offer_versions();
COMMIT;
