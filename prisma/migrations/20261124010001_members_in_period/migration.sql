BEGIN;
-- Who left a level is counted from now on: without a state all of history is counted anew, from its end.
DELETE FROM "ReportState";
COMMIT;
