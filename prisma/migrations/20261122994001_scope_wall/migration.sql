BEGIN;

-- The second wall around the stores of scoped staff (S1-5.1). Whoever reads for somebody who reaches only some stores takes the
-- role regulars_scoped for one transaction and names the stores; then the database itself shows nothing else. Everybody else
-- reads as the owner of the tables, whom no policy touches.

CREATE FUNCTION stores_in_sight() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('regulars.stores', true), ''), '{}')::text[];

-- The members whom a reader behind the wall sees: of these stores, or merged into one of them, so that what was theirs is
-- told with the survivor's. It reads as its owner, or the policy of members would ask itself, and tells nothing of others.
CREATE VIEW "MemberInSight" AS
  SELECT m."id" FROM "Member" m LEFT JOIN "Member" s ON s."id" = m."mergedInto"
  WHERE m."storeCode" = ANY ((SELECT stores_in_sight())::text[]) OR s."storeCode" = ANY ((SELECT stores_in_sight())::text[]);

-- Makes the role if this user may, lets it read, and puts a policy on every table that has a member or names the store of
-- what happened. It changes only what is missing, so every migration ends with it and a later table gets its policy by
-- having such a column. Answers null when the wall stands, else why not.
CREATE FUNCTION raise_scope_wall() RETURNS text LANGUAGE plpgsql AS $wall$
DECLARE
  -- What goods cost and where they are sold is no secret between stores.
  open_tables CONSTANT text[] := '{SkuStore,SkuPrice,GoodsDemand}';
  -- Secrets of devices, sessions and keys: nothing that anybody reads for staff.
  shut_tables CONSTANT text[] := '{PassSeed,SignInCode,Session,IdempotencyKey,RateLimit}';
  of_store CONSTANT text := '= ANY ((SELECT stores_in_sight())::text[])';
  one record;
  sights text[];
BEGIN
  IF current_setting('server_version_num')::int < 160000 THEN RETURN 'PostgreSQL 16 or later is needed'; END IF;
  IF to_regrole('regulars_scoped') IS NULL THEN
    BEGIN
      CREATE ROLE regulars_scoped NOLOGIN;
    EXCEPTION
      WHEN insufficient_privilege THEN RETURN 'the role regulars_scoped is missing and this user may not create it';
      WHEN duplicate_object OR unique_violation THEN NULL; -- made for another database of this server in this very moment
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'regulars_scoped', 'SET') THEN
    BEGIN
      -- Taken on purpose only: who inherited it would be narrowed all the time.
      EXECUTE format('GRANT regulars_scoped TO %I WITH INHERIT FALSE, SET TRUE', current_user);
    EXCEPTION WHEN insufficient_privilege THEN RETURN format('the role regulars_scoped is not granted to %s', current_user);
    END;
  END IF;
  IF to_regclass('graphile_worker.jobs') IS NOT NULL AND NOT has_schema_privilege('regulars_scoped', 'graphile_worker', 'USAGE') THEN
    GRANT USAGE ON SCHEMA graphile_worker TO regulars_scoped;
    GRANT SELECT ON graphile_worker.jobs TO regulars_scoped;
  END IF;
  FOR one IN
    SELECT c."oid", c."relname" AS "name", c."relkind" = 'v' AS "isView", c."relrowsecurity" AS "isRaised",
      coalesce(c."reloptions" @> '{security_invoker=true}', false) AS "isInvoker",
      bool_or(a."attname" = 'memberId') AS "ofMember",
      bool_or(a."attname" = 'memberId' AND NOT a."attnotnull") AS "ofNobody",
      max(a."attname"::text) FILTER (WHERE a."attname" IN ('storeCode', 'store')) AS "store"
    FROM pg_class c JOIN pg_attribute a ON a."attrelid" = c."oid" AND a."attnum" > 0 AND NOT a."attisdropped"
    WHERE c."relnamespace" = 'public'::regnamespace AND c."relkind" IN ('r', 'p', 'v') AND pg_has_role(c."relowner", 'USAGE')
      AND c."relname" <> ALL (shut_tables)
    GROUP BY c."oid", c."relname", c."relkind", c."relrowsecurity", c."reloptions" ORDER BY c."oid"
  LOOP
    IF NOT has_table_privilege('regulars_scoped', one."oid", 'SELECT') THEN
      EXECUTE format('GRANT SELECT ON %I TO regulars_scoped', one."name");
    END IF;
    IF one."isView" THEN
      -- A view reads as whoever asks it, or it would be a door in the wall.
      IF NOT one."isInvoker" AND one."name" <> 'MemberInSight' THEN EXECUTE format('ALTER VIEW %I SET (security_invoker = true)', one."name"); END IF;
      CONTINUE;
    END IF;
    CONTINUE WHEN one."isRaised" OR one."name" = ANY (open_tables);
    sights := '{}';
    IF one."store" IS NOT NULL THEN sights := sights || format('%I %s', one."store", of_store); END IF;
    -- Row by row by the primary key of members, or hashed for many.
    IF one."ofMember" THEN
      sights := sights || format('EXISTS (SELECT FROM "MemberInSight" v WHERE v."id" = %I."memberId")', one."name");
    END IF;
    IF one."name" = 'Member' THEN
      sights := sights
        || '("mergedInto" IS NOT NULL AND EXISTS (SELECT FROM "MemberInSight" v WHERE v."id" = "Member"."id"))'::text;
    END IF;
    IF one."ofNobody" THEN sights := sights || '"memberId" IS NULL'::text; END IF;
    -- What belongs to an order is seen by who sees the order: one made in an own store, whoever made it.
    IF one."name" IN ('OrderLine', 'OrderKey', 'Refund', 'MergedOrder', 'FrozenOrder') THEN
      sights := sights || format(
        'EXISTS (SELECT FROM "Order" o WHERE o."memberId" = %1$I."memberId" AND o."id" = %1$I."orderId")', one."name");
    END IF;
    -- What an own store gave is its own, whoever got it.
    IF one."name" = 'BudgetUse' THEN
      sights := sights || format(
        'EXISTS (SELECT FROM "Budget" b WHERE b."code" = "BudgetUse"."budget" AND b."scope" = ''store'' AND b."subject" %s)',
        of_store);
    END IF;
    CONTINUE WHEN sights = '{}';
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one."name");
    -- Who is neither the owner nor the role, as an app with a user of its own, sees what he saw.
    EXECUTE format('CREATE POLICY everybody ON %I USING (true) WITH CHECK (true)', one."name");
    EXECUTE format('CREATE POLICY in_sight ON %I AS RESTRICTIVE FOR SELECT TO regulars_scoped USING (%s)',
      one."name", array_to_string(sights, ' OR '));
  END LOOP;
  RETURN NULL;
END
$wall$;

SELECT raise_scope_wall();

COMMIT;
