// npm run bench:suggestions [-- MEMBERS]: the nightly pass over what all members buy, and the suggestions of all of them.
import { benchDatabase } from './database';

const MEMBERS = Number(process.argv[2] ?? 100_000);
const PRODUCTS = 2_000;
const LINES_EACH = 10;

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { pageReader } = await import('@/lib/platform/reading');
const { installStandardProgram } = await import('@/lib/standard-program');
const { refreshGoods, suggestDue, ownSuggestions } = await import('@/lib/suggestions');
await import('@/lib/wiring');

await installStandardProgram(pool());
await fill();
await pool().query('VACUUM ANALYZE');
const now = new Date();

console.log(`suggestions: ${MEMBERS.toLocaleString('en')} members, ${LINES_EACH} lines each, ${PRODUCTS} products\n`);
const goods = await timed(() => refreshGoods(now));
const picks = await timed(() => suggestDue(now));
const again = await timed(() => suggestDue(now));
console.log(`goods ${shown(goods)}   members ${shown(picks)}   nothing due ${shown(again)}`);
const { rows } = await pool().query(
  'SELECT count(*)::int AS n, count(DISTINCT "memberId")::int AS m FROM "Suggestion"',
);
console.log(`${rows[0].n.toLocaleString('en')} suggestions of ${rows[0].m.toLocaleString('en')} members`);

const { rows: some } = await pool().query('SELECT "id" FROM "Member" ORDER BY md5("id"::text) LIMIT 300');
const times: number[] = [];
for (const { id } of some) times.push(await timed(() => ownSuggestions(pageReader(), id, { now, limit: 4 })));
times.sort((a, b) => a - b);
console.log(`reading four of one member: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`);
await closeDatabase();
await database.end();

/** Members, goods with prices, and orders in which popular goods and neighbours come more often. */
async function fill(): Promise<void> {
  await pool().query(
    `INSERT INTO "Category" ("code", "nameZh", "nameEn", "path") SELECT 'c' || n, 'c' || n, 'c' || n, ARRAY['c' || n]
     FROM generate_series(0, 39) n`,
  );
  await pool().query(
    `INSERT INTO "Product" ("code", "nameZh", "nameEn", "categoryCode", "tags", "createdAt", "changedAt")
     SELECT 'p' || n, 'p' || n, 'p' || n, 'c' || n % 40, CASE WHEN n % 9 = 0 THEN ARRAY['size:M'] ELSE '{}' END, now(), now()
     FROM generate_series(0, $1::int - 1) n`,
    [PRODUCTS],
  );
  await pool().query(
    `INSERT INTO "Sku" ("code", "productCode", "nameZh", "nameEn") SELECT "code" || '-1', "code", "code", "code" FROM "Product"`,
  );
  await pool().query(
    `INSERT INTO "SkuPrice" ("id", "skuCode", "kind", "amount", "startsAt", "setAt", "setBy")
     SELECT new_id(), "code", 'list', 1000, '2020-01-01', now(), 'bench' FROM "Sku"`,
  );
  await pool().query(
    `INSERT INTO "Member" ("id", "code", "kind", "status", "registeredAt", "updatedAt")
     SELECT new_id(), 'b' || n, 'person', 'active', '2020-01-01', now() FROM generate_series(1, $1::int) n`,
    [MEMBERS],
  );
  await pool().query(
    `INSERT INTO "MemberTag" ("memberId", "tag", "source") SELECT "id", 'size:M', 'bench' FROM "Member" WHERE hashtext("code") % 5 = 0`,
  );
  await pool().query(
    `WITH bought AS MATERIALIZED (
       SELECT m."id" AS m, new_id() AS o, n, floor(power(random(), 2) * $2)::int AS p, now() - random() * interval '300 days' AS t
       FROM "Member" m, generate_series(1, $1::int) n),
     orders AS (
       INSERT INTO "Order" ("memberId", "id", "externalId", "status", "storeCode", "placedAt", "paidAt", "goods", "freight", "adjustment", "contentHash", "source")
       SELECT m, o, o::text, 'completed', 's' || n, t, t, 1000, 0, 0, '', 'bench' FROM bought)
     INSERT INTO "OrderLine" ("memberId", "orderId", "id", "position", "kind", "sku", "quantity", "unitPrice", "discount", "net")
     SELECT m, o, '1', 1, 'goods', 'p' || p || '-1', 1, 1000, 0, 1000 FROM bought`,
    [LINES_EACH, PRODUCTS],
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function at(part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
}

function shown(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
