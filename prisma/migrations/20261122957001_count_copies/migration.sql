BEGIN;
-- What a member has had of a batch is counted from his copies, which are never deleted: one thing less to keep right.
DROP TABLE "CouponClaims";
COMMIT;
