// npm run drill:kill: kill -9 of the web process while 2,000 orders are sent in batches; then everything is sent again.
// `-- next` sends through the route of Next instead of the bare listener before it.
import { benchDatabase } from './database';

const ORDERS = 2_000;
const BATCH = 100;
const KILLS = 3;

const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
const { verifyAllBooks } = await import('@/lib/ledger');
const { benchProgram, orderBody } = await import('./orders');
const { startWebServer } = await import('./server-process');
const { key, memberIds } = await benchProgram(200);
const orders = Array.from({ length: ORDERS }, (_, index) =>
  orderBody(`kill-${index}`, memberIds[index % memberIds.length] ?? ''),
);
const acknowledged = new Set<string>();

const server = await startWebServer(database.url, { API_LISTENER: process.argv[2] === 'next' ? 'off' : 'on' });
for (let kill = 0; kill < KILLS; kill++) {
  // Somewhere in the middle of the sending, another place each time.
  const sending = sendAll(server.url);
  while (acknowledged.size < (ORDERS * (kill + 1)) / (KILLS + 2)) await new Promise((resolve) => setImmediate(resolve));
  const begun = performance.now();
  await server.killAndWait();
  const failed = (await sending).filter((ok) => !ok).length;
  console.log(
    `killed with ${acknowledged.size} acknowledged, ${failed} batches cut, back in ${Math.round(performance.now() - begun)} ms`,
  );
}
const last = await sendAll(server.url);
await server.stop();

const stored = await count('SELECT count(*)::int AS n FROM "Order"');
const entries = await count(`SELECT count(*)::int AS n FROM "LedgerEntry" WHERE "asset" = 'growth'`);
const lost =
  [...acknowledged].length -
  (await count('SELECT count(*)::int AS n FROM "OrderKey" WHERE "externalId" = ANY($1)', [[...acknowledged]]));
const faults = await verifyAllBooks(pool());
const counted = await count('SELECT sum("orders")::int AS n FROM "MemberStats"');
console.log(
  `sent ${ORDERS} orders ${KILLS + 1} times: ${stored} stored, ${entries} growth entries, ${counted} counted, ${lost} acknowledged lost, ${faults.length} book faults`,
);
const isRight =
  last.every(Boolean) &&
  stored === ORDERS &&
  entries === ORDERS &&
  counted === ORDERS &&
  lost === 0 &&
  faults.length === 0;
console.log(isRight ? 'every order once, every balance its replay' : 'WRONG');
await closeDatabase();
await database.end();
process.exit(isRight ? 0 : 1);

function sendAll(url: string): Promise<boolean[]> {
  const batches = Array.from({ length: ORDERS / BATCH }, (_, index) =>
    orders.slice(index * BATCH, (index + 1) * BATCH),
  );
  return Promise.all(batches.map((batch) => send(url, batch)));
}

/** Sends one batch; false when the connection was cut, so that nobody knows what became of it. */
async function send(url: string, batch: typeof orders): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/v1/orders/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ orders: batch }),
    });
    if (!response.ok) return false;
    await response.json();
    for (const { externalId } of batch) acknowledged.add(externalId);
    return true;
  } catch {
    return false;
  }
}

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(sql, values);
  return rows[0]?.n ?? 0;
}
