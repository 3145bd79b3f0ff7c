import 'server-only';
import { type Db, execution } from '@/lib/platform/db';
import { idSql } from './staging';

/** What staging orders needs of the program: thresholds of the levels above the first, and the points rate of each. */
export type FillRules = {
  readonly zone: string;
  readonly end: Date;
  readonly products: number;
  readonly levelOrders: readonly number[];
  readonly levelAmounts: readonly number[];
  /** Tenths by which each level multiplies points, the first level first. */
  readonly levelTenths: readonly number[];
  readonly monthLimit: number;
  readonly signUp: number;
};

/** Chance in [0, 1) for member i and order n: the same on every machine. */
const chance = (salt: number) => `((hashint8extended(m.i * 64 + n, ${salt}) & 1048575)::float8 / 1048576)`;
const local = (at: string) => `(${at} AT TIME ZONE $1)`;

// Parameters: 1 zone, 2 end, 3 products, 4 level orders, 5 level amounts, 6 level tenths, 7 month limit, 8 sign-up points.
// Two passes: what was bought when; then, along each member's orders, the level held and the room under the cap.
// What stands below fresh food counts as fresh food, by the tree of categories, which is small.
// Rates are those of the standard program, version 1 (P-points, P-growth), in exact integers.
const stage = execution(
  'demo.fill.orders',
  `INSERT INTO fill_order
   WITH RECURSIVE fresh AS (
     SELECT 'fresh'::text AS code UNION SELECT c."code" FROM "Category" c JOIN fresh f ON c."parentCode" = f.code
   ), bought AS (
     SELECT m.i, m.id, n, m."registeredAt", m."birthMonth", m."externalId", p.*,
       CASE WHEN p.price > 10000 THEN 1 ELSE 1 + floor(${chance(3)} * 3)::int4 END AS quantity,
       CASE WHEN ${chance(4)} < 0.5 THEN m."storeCode" END AS store,
       date_trunc('milliseconds', m."registeredAt" + ($2::timestamptz - m."registeredAt") * ((n - 0.05 - 0.9 * ${chance(1)}) / m.orders)) AS paid
     FROM fill_member m CROSS JOIN LATERAL generate_series(1, m.orders) AS n
     JOIN fill_product p ON p.place = floor(${chance(2)} * $3::int4)::int4
   ), valued AS (
     SELECT *, quantity * price AS goods, sum(quantity * price) OVER (PARTITION BY i ORDER BY n)::int8 AS amount,
       ${local('paid')} AS wall, to_char(${local('paid')}, 'YYYY-MM') AS month,
       CASE WHEN store IS NOT NULL THEN paid WHEN paid + interval '3 days' < $2 THEN paid + interval '3 days' END AS completed
     FROM bought
   ), held AS (
     SELECT *, GREATEST(width_bucket(n - 1, $4::int4[]), width_bucket(amount - goods, $5::int8[])) AS before,
       GREATEST(width_bucket(n, $4::int4[]), width_bucket(amount, $5::int8[])) AS after,
       extract(isodow FROM wall) >= 6 AS weekend
     FROM valued
   ), earned AS (
     SELECT *, goods * LEAST(
         (CASE WHEN weekend OR extract(month FROM wall) = "birthMonth" THEN 2 ELSE 1 END) * ($6::int4[])[before + 1]
         * (CASE WHEN paid < "registeredAt" + interval '720 hours' THEN 2 ELSE 1 END), 50) / 1000 AS desired,
       goods * (CASE WHEN weekend THEN 2 ELSE 1 END) * (CASE WHEN category IN (SELECT code FROM fresh) THEN 15 ELSE 10 END) / 1000 AS multiplied,
       CASE WHEN goods >= 30000 THEN 50 ELSE 0 END AS bonus
     FROM held
   ), summed AS (
     SELECT *, sum(desired) OVER (PARTITION BY i, month ORDER BY n)
       + (CASE WHEN month = to_char(${local('"registeredAt"')}, 'YYYY-MM') THEN $8::int8 ELSE 0 END) AS wished
     FROM earned
   )
   SELECT i, id, n, ${idSql('paid', 'n', 2)}, ${idSql('paid', 'n', 3)}, replace("externalId", 'demo-x', 'demo-y') || '-' || n,
     paid, completed,
     (LEAST(${local('completed')} + interval '7 days', wall + interval '15 days')) AT TIME ZONE $1,
     (date_trunc('year', wall) + interval '2 years') AT TIME ZONE $1,
     CASE WHEN store IS NULL THEN 'mini_program' ELSE 'pos' END, store,
     sku, name, category, brand, quantity, price, goods, amount, before, after, month, desired,
     LEAST(wished, $7::int8) - LEAST(wished - desired, $7::int8), multiplied + bonus, bonus
   FROM summed`,
);

const COMPLETED = `CASE WHEN "completedAt" IS NULL THEN 'paid' ELSE 'completed' END`;
// As `orderHash` makes it, so that a repeat of one of these orders is known as one.
const HASH = `rtrim(translate(encode(sha256(convert_to(
  format('[0,[["l1","goods","%s","%s",%s,%s,0]]]', sku, category, quantity, price), 'UTF8')), 'base64'), '+/', '-_'), '=')`;

// All by a scan of the staging table.
const SAVES = [
  `INSERT INTO "OrderKey" ("externalId", "memberId", "orderId") SELECT "externalId", "memberId", "orderId" FROM fill_order`,
  `INSERT INTO "Order" ("memberId", "id", "externalId", "status", "channel", "storeCode", "placedAt", "paidAt", "completedAt",
     "goods", "freight", "adjustment", "contentHash", "decisionId", "source")
   SELECT "memberId", "orderId", "externalId", ${COMPLETED}, channel, "storeCode", "paidAt", "paidAt", "completedAt",
     goods, 0, 0, ${HASH}, "decisionId", 'demo' FROM fill_order`,
  `INSERT INTO "OrderLine" ("memberId", "orderId", "id", "position", "kind", "sku", "name", "category", "brand", "quantity",
     "unitPrice", "discount", "net")
   SELECT "memberId", "orderId", 'l1', 0, 'goods', sku, name, category, brand, quantity, price, 0, goods FROM fill_order`,
].map((text, place) => execution(`demo.fill.order.${place}`, text));

/** Stages the orders of the staged members with all that follows from each. */
export const stageOrders = (db: Db, rules: FillRules): Promise<number> =>
  stage(db, [
    rules.zone,
    rules.end,
    rules.products,
    rules.levelOrders,
    rules.levelAmounts,
    rules.levelTenths,
    rules.monthLimit,
    rules.signUp,
  ]);

/** Saves the staged orders. */
export async function saveStagedOrders(db: Db): Promise<void> {
  for (const save of SAVES) await save(db, []);
}
