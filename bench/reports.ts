// npm run bench:reports [-- MEMBERS [ORDERS]]: every report of the gallery as its query answers it, for the periods that people
// choose, over a crowd (default 1,000,000 members) whose orders are repeated until there are so many (default 10,000,000),
// beside one statement by hand over the raw orders, in one run; what somebody may build with the builder, as dear as its
// choices allow; and how long counting takes: all of history, and today again.
import { benchDatabase } from './database';

const LIMIT_MS = 100;
const BUILT_LIMIT_MS = 500;
const ROUNDS = 5;
const CHUNK = 500_000;
const STAGE = `CREATE TEMP TABLE more AS
  WITH numbered AS MATERIALIZED (SELECT o.*, row_number() OVER () - 1 AS n FROM "Order" o WHERE o."externalId" LIKE 'demo-y-%')
  SELECT o."memberId", ('01900000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid AS "id", 'bench-' || g AS "externalId",
    o."channel", o."storeCode", o."goods", o."contentHash", o."paidAt" - (1 + g % 360) * interval '1 day' AS "at"
  FROM generate_series($1::int8, $2::int8 - 1) g JOIN numbered o ON o.n = g % $3::int8`;
const SAVES = [
  `INSERT INTO "Order" ("memberId", "id", "externalId", "status", "channel", "storeCode", "placedAt", "paidAt", "goods", "freight",
     "adjustment", "contentHash", "source")
   SELECT "memberId", "id", "externalId", 'paid', "channel", "storeCode", "at", "at", "goods", 0, 0, "contentHash", 'demo' FROM more`,
  `INSERT INTO "OrderLine" ("memberId", "orderId", "id", "position", "kind", "sku", "quantity", "unitPrice", "discount", "net")
   SELECT "memberId", "id", 'l1', 0, 'goods', 'bench-' || right("externalId", 4), 1, "goods", 0, "goods" FROM more`,
  'DROP TABLE more',
];
const [members, orders] = [Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 10_000_000)];

process.env.DEMO_MODE = 'on';
const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
await import('@/lib/wiring');
const { installStandardProgram } = await import('@/lib/standard-program');
const { fillMembers } = await import('@/lib/demo');
const { countReports, reportTold, tellBuilt } = await import('@/lib/reports');
const { FIRST, MEASURES_MAX } = await import('@/lib/reports/rules/definition');
const { METRICS } = await import('@/lib/reports/rules/metrics');
const { troublesOf } = await import('@/lib/reports/rules/troubles');
const { GALLERY } = await import('@/lib/reports/rules/gallery');
const { ReportAsk } = await import('@/lib/reports/schema');
const { systemCaller } = await import('@/lib/platform/system-caller');

await installStandardProgram(pool());
await fillMembers(members, new Date(), (done) => done % 100_000 === 0 && console.log(`${done} members …`));
await lengthen(orders);
await pool().query('VACUUM ANALYZE');
const { rows: there } = await pool().query<{ members: string; orders: string }>(
  'SELECT (SELECT count(*) FROM "Member")::text AS members, (SELECT count(*) FROM "Order")::text AS orders',
);
console.log(`${there[0]?.members} members, ${there[0]?.orders} orders`);

const begun = performance.now();
await countReports(new Date());
console.log(`all of history counted in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
await pool().query('VACUUM ANALYZE "ReportCell", "ReportSet", "ReportGauge"');
// Everything was written a moment ago; what is measured is a minute like any other, in which nothing came late.
await pool().query(`UPDATE "ReportState" SET "countedAt" = now() + interval '1 hour'`);
const again = performance.now();
await countReports(new Date());
console.log(`today, yesterday and what stands: ${(performance.now() - again).toFixed(0)} ms`);

const { rows: cells } = await pool().query<{ what: string; days: string; months: string }>(
  `SELECT split_part("what", '/', 2) AS what, count(*) FILTER (WHERE "span" = 'day')::text AS days, count(*) FILTER (WHERE "span" = 'month')::text AS months
   FROM "ReportCell" GROUP BY 1 ORDER BY 1`,
);
for (const { what, days, months } of cells)
  console.log(`cells ${(what || 'places').padEnd(10)} ${days} of days, ${months} of months`);

const caller = { ...systemCaller('bench'), db: pool() };
const periods = ['last_30', 'last_90', 'last_365', 'last_month'] as const;
let worst = 0;
for (const { code } of GALLERY) {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const period of periods) {
      const start = performance.now();
      await reportTold.run(caller, ReportAsk.parse({ report: code, period }));
      // The first round reads what is not in memory yet.
      if (round > 0) took.push(performance.now() - start);
    }
  }
  worst = Math.max(worst, at(took, 0.95));
  console.log(
    `${code.padEnd(20)} p50 ${at(took, 0.5).toFixed(1).padStart(7)} ms   p95 ${at(took, 0.95).toFixed(1).padStart(7)} ms`,
  );
}
const BUILT: readonly (readonly [string, Partial<typeof FIRST>])[] = [
  ['eight by day, a quarter', { measures: eight(), period: 'last_90', chart: 'table' }],
  ['eight by week, a year', { measures: eight(), split: 'week', period: 'last_365', chart: 'table' }],
  ['eight by month, a year', { measures: eight(), split: 'month', period: 'last_365', chart: 'table' }],
  [
    'eight by store, a year',
    { measures: eight(), split: 'store', period: 'last_365', chart: 'table', compare: 'year' },
  ],
  [
    'eight by region, a year',
    { measures: eight(), split: 'region', period: 'last_365', chart: 'table', compare: 'year' },
  ],
  [
    'eight by level, a year',
    { measures: eight(), split: 'level', period: 'last_365', chart: 'table', compare: 'year' },
  ],
  ['coupons by batch, a year', { measures: coupons(), split: 'subject', period: 'last_365', chart: 'table' }],
  ['points by source, a year', { measures: points(), split: 'subject', period: 'last_365', chart: 'table' }],
  ['goods by product, a month', { measures: goods(), split: 'sku', chart: 'table' }],
  ['goods by product, a year', { measures: goods(), split: 'sku', period: 'last_365', chart: 'table' }],
  [
    'goods by category, a year',
    { measures: goods(), split: 'category', period: 'last_365', chart: 'table', compare: 'year' },
  ],
  [
    'goods by brand, a year',
    { measures: goods(), split: 'brand', period: 'last_365', chart: 'table', compare: 'year' },
  ],
  [
    'one product by day',
    { measures: goods(), split: 'day', period: 'last_90', chart: 'table', about: 'sku:bench-1234' },
  ],
  [
    'a brand by product, rows',
    { measures: goods(), split: 'sku', period: 'last_7', chart: 'table', about: 'brand:farm' },
  ],
  ['campaigns, a year', { measures: campaigns(), split: 'campaign', period: 'last_365', chart: 'table' }],
  ['funnel, a year', { measures: ['members', 'active', 'buyers'], split: null, period: 'last_365', chart: 'funnel' }],
  ['cohorts', { measures: ['new_buyers'], split: null, period: 'last_365', chart: 'cohort' }],
];
let worstBuilt = 0;
for (const [name, changes] of BUILT) {
  const definition = { ...FIRST, ...changes };
  const [trouble] = troublesOf(definition);
  if (trouble !== undefined) throw new Error(`${name}: ${trouble.code}`);
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    await tellBuilt(caller, definition);
    if (round > 0) took.push(performance.now() - start);
  }
  worstBuilt = Math.max(worstBuilt, at(took, 0.95));
  console.log(
    `${name.padEnd(26)} p50 ${at(took, 0.5).toFixed(1).padStart(7)} ms   p95 ${at(took, 0.95).toFixed(1).padStart(7)} ms`,
  );
}
const raw: number[] = [];
for (let round = 0; round < ROUNDS; round++) raw.push(await byHand());
console.log(`by hand, raw orders of 90 days: p50 ${at(raw, 0.5).toFixed(0)} ms`);
console.log(`worst p95 ${worst.toFixed(1)} ms: ${worst <= LIMIT_MS ? 'within' : 'BEYOND'} ${LIMIT_MS} ms`);
console.log(
  `worst built p95 ${worstBuilt.toFixed(1)} ms: ${worstBuilt <= BUILT_LIMIT_MS ? 'within' : 'BEYOND'} ${BUILT_LIMIT_MS} ms`,
);
await closeDatabase();
await database.end();

/** As many numbers as a report takes: sums, rates of sets, members at the end. */
function eight(): string[] {
  return ['net_amount', 'orders', 'ticket', 'buyers', 'repurchase_rate', 'active_share', 'arpu', 'members'];
}

function coupons(): string[] {
  return METRICS.filter(({ subject }) => subject === 'batch').map(({ code }) => code);
}

function points(): string[] {
  return METRICS.filter(({ subject }) => subject === 'points_source').map(({ code }) => code);
}

/** As many numbers of goods as a report takes. */
function goods(): string[] {
  return METRICS.filter(({ splits }) => splits.includes('sku'))
    .map(({ code }) => code)
    .slice(0, MEASURES_MAX);
}

function campaigns(): string[] {
  return METRICS.filter(({ splits }) => splits.includes('campaign'))
    .map(({ code }) => code)
    .slice(0, MEASURES_MAX);
}

/** What a report of sales would cost without statistics. */
async function byHand(): Promise<number> {
  const start = performance.now();
  await pool().query(
    `SELECT (o."paidAt" AT TIME ZONE 'Asia/Shanghai')::date, o."channel", v."code", count(*), sum(o."goods"), count(DISTINCT o."memberId")
     FROM "Order" o LEFT JOIN "MemberLevel" v ON v."memberId" = o."memberId"
     WHERE o."paidAt" >= now() - interval '90 days' GROUP BY 1, 2, 3`,
  );
  return performance.now() - start;
}

/** Repeats orders of the crowd on other days until there are so many: each with its lines, under a number of its own. */
async function lengthen(wanted: number): Promise<void> {
  const { rows } = await pool().query<{ n: number }>('SELECT count(*)::int AS n FROM "Order"');
  const there = rows[0]?.n ?? 0;
  // One connection: what is staged belongs to it.
  const client = await pool().connect();
  for (let from = 0; from < wanted - there; from += CHUNK) {
    const until = Math.min(wanted - there, from + CHUNK);
    await client.query(STAGE, [from, until, there]);
    for (const text of SAVES) await client.query(text);
    console.log(`${there + until} orders …`);
  }
  client.release();
}

function at(took: readonly number[], part: number): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
