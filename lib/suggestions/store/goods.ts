import 'server-only';
import { type Db, execution } from '@/lib/platform/db';

// Of one member so many products count together at the most, the latest: pairs grow with the square of them.
const TOGETHER_MAX = 40;
const OTHERS_MAX = 20;
const STORE_MAX = 50;
const SCALE = 1_000_000;

const clearPairs = execution('suggestions.pairs.clear', 'DELETE FROM "GoodsPair"');
// A scan of the orders of the window, once a night.
const fillPairs = execution(
  'suggestions.pairs.fill',
  `INSERT INTO "GoodsPair" ("product", "other", "buyers", "score")
   WITH bought AS (
     SELECT "memberId" AS m, "product" AS p, max("paidAt") AS l FROM "GoodsBought"
     WHERE "isKept" AND "paidAt" >= $1 AND "paidAt" < $2 AND "memberId" <> ALL($3::uuid[]) GROUP BY 1, 2
   ), lately AS (
     SELECT m, p FROM (SELECT m, p, row_number() OVER (PARTITION BY m ORDER BY l DESC, p COLLATE "C") AS n FROM bought) b
     WHERE n <= ${TOGETHER_MAX}
   ), counts AS (SELECT p, count(*) AS c FROM lately GROUP BY 1
   ), pairs AS (
     SELECT a.p AS one, b.p AS other, count(*) AS n FROM lately a JOIN lately b ON b.m = a.m AND b.p <> a.p
     GROUP BY 1, 2 HAVING count(*) >= $4::int
   ), scored AS (
     SELECT r.one, r.other, r.n, r.n * r.n * ${SCALE} / (x.c * y.c) AS score
     FROM pairs r JOIN counts x ON x.p = r.one JOIN counts y ON y.p = r.other
   )
   SELECT one, other, n::int, score FROM (
     SELECT *, row_number() OVER (PARTITION BY one ORDER BY score DESC, other COLLATE "C") AS place FROM scored
   ) s WHERE place <= ${OTHERS_MAX}`,
);
const clearDemand = execution('suggestions.demand.clear', 'DELETE FROM "GoodsDemand"');
// A scan of the orders of the window, once a night.
const fillDemand = execution(
  'suggestions.demand.fill',
  `INSERT INTO "GoodsDemand" ("storeCode", "product", "buyers")
   WITH bought AS (
     SELECT "storeCode" AS s, "product" AS p, "memberId" AS m FROM "GoodsBought"
     WHERE "isKept" AND "paidAt" >= $1 AND "paidAt" < $2 AND "memberId" <> ALL($3::uuid[]) GROUP BY 1, 2, 3
   ), counted AS (
     SELECT s, p, count(*) AS n FROM bought WHERE s IS NOT NULL AND s <> '' GROUP BY 1, 2 HAVING count(*) >= $4::int
   )
   SELECT '', p, count(DISTINCT m)::int FROM bought GROUP BY p HAVING count(DISTINCT m) >= $4::int
   UNION ALL
   SELECT s, p, n::int FROM (
     SELECT *, row_number() OVER (PARTITION BY s ORDER BY n DESC, p COLLATE "C") AS place FROM counted
   ) c WHERE place <= ${STORE_MAX}`,
);

/** Which purchases count: those of the window, of members who let them count; and what fewer did than that, does not. */
export type Counted = {
  readonly from: Date;
  readonly now: Date;
  readonly without: readonly string[];
  readonly buyersMin: number;
};

/** Works out anew what the same members buy, and how many buy what where, in the caller's transaction. */
export async function saveGoods(db: Db, { from, now, without, buyersMin }: Counted): Promise<void> {
  const counted = [from, now, without, buyersMin];
  await clearPairs(db, []);
  await fillPairs(db, counted);
  await clearDemand(db, []);
  await fillDemand(db, counted);
}
