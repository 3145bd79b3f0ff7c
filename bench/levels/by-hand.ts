// What somebody would write by hand for the monthly evaluation: one statement with the same reads and writes.
import type pg from 'pg';

const MONTHS = `(l."validTo" AT TIME ZONE 'Asia/Shanghai' + interval '12 months') AT TIME ZONE 'Asia/Shanghai'`;
const GRACE = `(l."validTo" AT TIME ZONE 'Asia/Shanghai' + interval '30 days') AT TIME ZONE 'Asia/Shanghai'`;
const EVALUATE = `
WITH due AS (
  SELECT l."memberId", l."code", l."rank", l."validTo", ${MONTHS} AS renewed, ${GRACE} AS grace, p.orders, p.amount,
    p.orders >= 3 OR p.amount >= 80000 AS kept
  FROM "MemberLevel" l JOIN "Member" m ON m."id" = l."memberId",
    LATERAL (
      SELECT count(*) AS orders, coalesce(sum(o."goods" - o."refundedGoods"), 0) AS amount FROM "Order" o
      WHERE o."memberId" = l."memberId" AND o."paidAt" >= l."keepFrom" AND o."paidAt" < l."validTo" AND NOT o."fullyRefunded"
    ) p
  WHERE l."memberId" >= $1 AND l."memberId" < $2 AND l."validTo" <= $3
  FOR NO KEY UPDATE OF m
), held AS (
  UPDATE "MemberLevel" l SET
    "keepFrom" = CASE WHEN d.kept THEN d."validTo" ELSE l."keepFrom" END,
    "validTo" = CASE WHEN d.kept THEN d.renewed ELSE l."validTo" END,
    "changedAt" = CASE WHEN d.kept THEN d."validTo" ELSE l."changedAt" END,
    "graceUntil" = CASE WHEN d.kept THEN NULL ELSE d.grace END,
    "dueAt" = CASE WHEN d.kept THEN d.renewed ELSE d.grace - interval '7 days' END
  FROM due d WHERE l."memberId" = d."memberId"
), changes AS (
  INSERT INTO "LevelChange" ("memberId", "id", "fromCode", "fromRank", "toCode", "toRank", "at", "validTo", "reason", "scheme",
    "sourceType", "sourceId", "facts")
  SELECT "memberId", gen_random_uuid(), "code", "rank", "code", "rank", "validTo", renewed, 'kept', 1, 'evaluation', $3::text,
    jsonb_build_object('orders', orders, 'amount', amount)
  FROM due WHERE kept
), notices AS (
  INSERT INTO "LevelNotice" ("memberId", "dropsAt", "days", "at", "code", "toCode", "needed")
  SELECT "memberId", grace, 30, "validTo", "code", 'silver', jsonb_build_array(
    jsonb_build_array(jsonb_build_object('attribute', 'orders', 'actual', orders, 'needed', 3, 'short', 3 - orders)),
    jsonb_build_array(jsonb_build_object('attribute', 'amount', 'actual', amount, 'needed', 80000, 'short', 80000 - amount)))
  FROM due WHERE NOT kept
)
INSERT INTO "OutboxEvent" ("name", "memberId", "payload", "at")
SELECT CASE WHEN kept THEN 'level.kept' ELSE 'level.notice' END, "memberId",
  json_build_object('from', "code", 'to', "code", 'validTo', renewed), "validTo" FROM due`;

/** Evaluates the members between two ids in one statement and one transaction; answers how many there were. */
export async function evaluateByHand(pool: pg.Pool, from: string, to: string, until: Date): Promise<number> {
  return (await pool.query(EVALUATE, [from, to, until])).rowCount ?? 0;
}
