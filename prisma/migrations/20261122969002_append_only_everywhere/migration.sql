BEGIN;
-- The rule for events named a column that other tables have not, so that their changes failed with the wrong words.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('regulars.purge_demo', true) = 'on' AND TG_ARGV[0] = 'member'
     AND EXISTS (SELECT 1 FROM "Member" m WHERE m."id" = (to_jsonb(OLD) ->> 'memberId')::uuid AND m."demo") THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND current_setting('regulars.erase_member', true) = 'on' AND TG_TABLE_NAME = 'BehaviourEvent'
     AND (to_jsonb(NEW) - 'props') = (to_jsonb(OLD) - 'props') AND (to_jsonb(NEW) -> 'props') = '{}'::jsonb THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
COMMIT;
