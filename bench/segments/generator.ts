import type pg from 'pg';

const CHUNK = 50_000;
/** Orders of each member, spread over two years; one in three is of the last ninety days. */
export const ORDERS_EACH = 10;
const DAYS = 730;

const id = `('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
const chance = (salt: number) => `((hashint8extended(i * 64 + n, ${salt}) & 1048575)::float8 / 1048576)`;

/**
 * Makes members with levels, statistics and ten orders each as the statistics keep them: a sale at one of forty stores, one
 * of twenty categories and one of fifty brands. The same on every machine. Answers how many orders that were.
 */
export async function generate(pool: pg.Pool, members: number, day: string, at: (i: number) => void): Promise<number> {
  for (let from = 1; from <= members; from += CHUNK) {
    const range = [from, Math.min(members, from + CHUNK - 1)];
    await pool.query(
      `INSERT INTO "Member" ("id", "code", "region", "registeredAt") SELECT ${id}, 'G' || i, 'r' || i % 8,
         $3::timestamptz - (i * 7919 % 1000) * interval '1 day' FROM generate_series($1::int8, $2::int8) i`,
      [...range, `${day}T00:00:00Z`],
    );
    await pool.query(
      `INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "scheme", "keepFrom", "changedAt")
       SELECT ${id}, (ARRAY['bronze', 'silver', 'gold'])[1 + i % 3], 1 + i % 3, $3::timestamptz, 1, $3, $3
       FROM generate_series($1::int8, $2::int8) i`,
      [...range, `${day}T00:00:00Z`],
    );
    await pool.query(
      `WITH bought AS (
         SELECT ${id} AS member, $3::date - floor(power(${chance(1)}, 2) * ${DAYS})::int AS day, floor(${chance(2)} * 40)::int AS store,
           floor(${chance(3)} * 20)::int AS category, floor(${chance(4)} * 50)::int AS brand, 8 + floor(${chance(5)} * 14)::int AS hour,
           500 + floor(${chance(6)} * 30000)::int AS amount
         FROM generate_series($1::int8, $2::int8) i, generate_series(1, ${ORDERS_EACH}) n
       )
       INSERT INTO "PurchaseDay" ("memberId", "kind", "code", "hour", "day", "orders", "amount")
       SELECT member, kind, code, part_hour, day, count(*), sum(amount) FROM bought, LATERAL (VALUES
         ('sale', 's' || store, hour), ('category', 'c' || category, -1), ('brand', 'b' || brand, -1)) AS part(kind, code, part_hour)
       GROUP BY 1, 2, 3, 4, 5`,
      [...range, day],
    );
    await pool.query(
      `INSERT INTO "MemberStats" ("memberId", "orders", "amount", "firstOrderAt", "lastOrderAt")
       SELECT "memberId", sum("orders"), sum("amount"), min("day"), max("day") FROM "PurchaseDay"
       WHERE "kind" = 'sale' AND "memberId" BETWEEN (SELECT ${id} FROM (SELECT $1::int8) x(i)) AND (SELECT ${id} FROM (SELECT $2::int8) x(i))
       GROUP BY 1`,
      range,
    );
    at(range[1] as number);
  }
  await pool.query('VACUUM (ANALYZE)');
  return members * ORDERS_EACH;
}

const SIX_BY_HAND = `FROM "Member" m
  JOIN "MemberLevel" l ON l."memberId" = m."id" AND l."code" IN ('silver', 'gold')
  JOIN "PurchaseTotal" t ON t."memberId" = m."id" AND t."orders90" >= 2 AND t."amount365" >= 50000 AND t."days30" >= 1
  WHERE m."status" = 'active' AND m."registeredAt" <= $2::timestamptz - interval '4320 hours'
    AND m."id" IN (SELECT "memberId" FROM "PurchaseDay" WHERE "kind" = 'category' AND "code" = 'c3' AND "day" > $1::date - 90
      AND "day" <= $1::date GROUP BY 1 HAVING sum("orders") >= 1)`;

/** The same six conditions as somebody would write them by hand, over the same statistics, as of the same day. */
export const BY_HAND = `SELECT count(*)::int AS members ${SIX_BY_HAND}`;

/** How many differ from whom a segment ($3) has, by hand. */
export const BY_HAND_DIFF = `WITH hit AS (SELECT m."id" ${SIX_BY_HAND})
  SELECT count(*)::int AS differs FROM hit h FULL JOIN (SELECT "memberId" FROM "SegmentMember" WHERE "segmentCode" = $3) s
    ON s."memberId" = h."id" WHERE s."memberId" IS NULL OR h."id" IS NULL`;
