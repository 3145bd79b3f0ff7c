// npm run drill:orders (-- FLOWS): kill -9 of the server at random during 2,000 flows of quote, place, pay and refund, each step sent
// again until it is answered. Afterwards no coupon, point, quota or budget is lost or doubled, and nothing is held.
import { benchDatabase } from './database';

const FLOWS = Number(process.argv[2] ?? 2_000);
const MEMBERS = 200;
const AT_ONCE = 40;
const KILLS = 6;
const HOUR_MS = 3_600_000;

const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
const { verifyAllBooks } = await import('@/lib/ledger');
const { lapseOrders } = await import('@/lib/orders');
const { givenDrill } = await import('./drill-orders-given');
const { startApiServer } = await import('./server-process');
const { key, memberIds, budget } = await givenDrill(MEMBERS);

let server = await startApiServer();
const port = Number(new URL(server.url).port);
let done = 0;
const seen = { refused: 0, retried: 0 };
const killing = killNowAndThen();
const queue = Array.from({ length: FLOWS }, (_, n) => n);
await Promise.all(Array.from({ length: AT_ONCE }, worker));
await killing;
await server.kill();
// What nobody paid ends with its time.
const lapsed = await lapseOrders(new Date(Date.now() + HOUR_MS));

const problems = await findProblems();
const stored = await one('SELECT count(*)::int AS n FROM "FrozenOrder"');
console.log(
  `${FLOWS} flows, killed ${KILLS} times, ${seen.retried} requests sent again, ${seen.refused} orders refused, ${stored} stored, ${lapsed} ended unpaid`,
);
console.log(problems.length === 0 ? 'nothing lost, nothing doubled, nothing held' : `WRONG: ${problems.join('; ')}`);
await closeDatabase();
await database.end();
process.exit(problems.length === 0 ? 0 : 1);

async function worker(): Promise<void> {
  for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
    await flow(n);
    done += 1;
  }
}

/** One buyer: a quote, an order, its payment, and for some of them refunds, a cancellation, or no payment at all. */
async function flow(n: number): Promise<void> {
  const externalId = `drill-${n}`;
  const body = {
    member: { id: memberIds[n % MEMBERS] },
    channel: 'h5',
    lines: [
      { id: '1', sku: 'DRILL', quantity: 3, unitPrice: 3_333 },
      { id: '2', sku: 'MORE', quantity: 1, unitPrice: 2_501 },
    ],
    freight: 800,
  };
  const quote = (await send('/quotes', { ...body, points: n % 2 === 0 ? 200 : 0 })).body;
  const order = { ...body, externalId, placedAt: new Date().toISOString(), quoteId: quote.quoteId };
  const placed = await send('/orders', { ...order, status: n % 5 === 0 ? 'paid' : 'placed' });
  if (placed.status >= 400) {
    seen.refused += 1;
    return;
  }
  if (n % 10 === 1) return;
  if (n % 10 === 2) return void (await send(`/orders/${externalId}/cancel`, {}));
  await send('/orders', { ...order, status: 'paid' });
  if (n % 3 !== 0) return;
  await send(`/orders/${externalId}/refunds`, { refundNo: 'A', lines: [{ id: '1', quantity: 1 + (n % 2) }] });
  if (n % 6 === 0) await send(`/orders/${externalId}/cancel`, {});
}

/** Sends until somebody answers: a connection that is cut says nothing about what became of it. */
async function send(path: string, body: unknown): Promise<{ status: number; body: { quoteId?: string } }> {
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.status < 500)
        return { status: response.status, body: (await response.json()) as { quoteId?: string } };
    } catch {
      // Cut: sent again.
    }
    seen.retried += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function killNowAndThen(): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill++) {
    while (done < (FLOWS * kill) / (KILLS + 1)) await new Promise((resolve) => setImmediate(resolve));
    await server.kill();
    server = await startApiServer(port);
  }
}

/** Everything that does not add up: each statement answers a number that must be 0. */
async function findProblems(): Promise<string[]> {
  const checks: readonly (readonly [string, string])[] = [
    ['coupons still held', `SELECT count(*)::int AS n FROM "Coupon" WHERE "state" = 'HELD'`],
    [
      'used coupons without an order that uses them, or the other way round',
      `SELECT count(*)::int AS n FROM (
         SELECT c."id" AS coupon, c."orderId" FROM "Coupon" c WHERE c."state" = 'USED'
       ) c FULL JOIN (
         SELECT o ->> 'coupon' AS coupon, f."orderId"::text AS "orderId" FROM (
           SELECT f."orderId", f."progress", x -> 'source' AS o, x ->> 'offer' AS offer
           FROM "FrozenOrder" f, json_array_elements(f."terms" -> 'offers') x WHERE f."state" = 'used'
         ) f WHERE o ->> 'type' = 'COUPON' AND NOT (f."progress" -> 'returned')::jsonb ? f.offer
       ) u ON u.coupon = c.coupon::text AND u."orderId" = c."orderId" WHERE c.coupon IS NULL OR u.coupon IS NULL`,
    ],
    [
      'quotas used against orders that use them',
      `SELECT abs((SELECT coalesce(sum("used"), 0) FROM "BenefitGrant") - (
         SELECT count(*) FROM "FrozenOrder" f, json_array_elements(f."terms" -> 'offers') x
         WHERE f."state" = 'used' AND x -> 'source' ->> 'type' = 'BENEFIT' AND NOT (f."progress" -> 'returned')::jsonb ? (x ->> 'offer')))::int AS n`,
    ],
    ['quotas still held', `SELECT count(*)::int AS n FROM "BenefitUse" WHERE "state" = 'held'`],
    ['points still held', `SELECT count(*)::int AS n FROM "LedgerHold" WHERE "state" = 'held'`],
    [
      'points spent less returned against orders',
      `SELECT abs((SELECT coalesce(sum("spent"), 0) FROM "LedgerAccount" WHERE "asset" = 'points') - (
         SELECT coalesce(sum((f."terms" -> 'tender' ->> 'points')::int - (f."progress" ->> 'pointsBack')::int), 0)
         FROM "FrozenOrder" f WHERE f."state" = 'used'))::int AS n`,
    ],
    ['budget still reserved', `SELECT coalesce(sum("reserved"), 0)::int AS n FROM "BudgetRoom"`],
    [
      'budget spent against its uses',
      `SELECT abs((SELECT sum("spent") FROM "BudgetRoom" WHERE "budget" = '${budget}') - (
         SELECT sum("amount" - "returned") FROM "BudgetUse" WHERE "budget" = '${budget}' AND "state" = 'spent'))::int AS n`,
    ],
    ['orders that wait', `SELECT count(*)::int AS n FROM "Order" WHERE "status" = 'placed'`],
    [
      'orders without what they froze',
      `SELECT count(*)::int AS n FROM "Order" o LEFT JOIN "FrozenOrder" f ON f."orderId" = o."id" WHERE f IS NULL`,
    ],
    [
      'keys without orders',
      `SELECT count(*)::int AS n FROM "OrderKey" k LEFT JOIN "Order" o ON o."id" = k."orderId" WHERE o IS NULL`,
    ],
  ];
  const found: string[] = [];
  for (const [name, sql] of checks) {
    const n = await one(sql);
    if (n !== 0) found.push(`${n} ${name}`);
  }
  const faults = await verifyAllBooks(pool());
  return faults.length === 0 ? found : [...found, `${faults.length} book faults`];
}

async function one(sql: string): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(sql);
  return rows[0]?.n ?? 0;
}
