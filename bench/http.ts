// npm run bench:http: POST /api/v1/orders at 128 clients beside an empty handler on the same listener.
import autocannon from 'autocannon';
import { benchDatabase } from './database';

const CLIENTS = 128;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = 3;

const database = await benchDatabase();
const { closeDatabase } = await import('@/lib/platform/db');
const { benchProgram, orderBody } = await import('./orders');
const { startApiServer } = await import('./server-process');
const { key, memberIds } = await benchProgram(20_000);
const mounts = [{ name: 'bare listener', ...(await startApiServer()), empty: '/empty' }];

let next = 0;
const anyOrder = () =>
  JSON.stringify(orderBody(`http-${process.pid}-${next++}`, memberIds[next % memberIds.length] ?? ''));

console.log(`POST /api/v1/orders over HTTP, ${CLIENTS} clients, ${ROUNDS} paired rounds of ${SECONDS} s\n`);
for (const { name, url, empty } of mounts) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const orders = await fire(`${url}/api/v1/orders`, anyOrder);
    const nothing = await fire(`${url}${empty}`, () => '{}');
    rounds.push({ orders, nothing, ratio: orders.requests.average / nothing.requests.average });
  }
  rounds.sort((a, b) => a.ratio - b.ratio);
  const middle = rounds[Math.floor(ROUNDS / 2)] ?? rounds[0];
  if (middle === undefined) continue;
  report(`${name}: orders`, middle.orders);
  report(`${name}: empty handler`, middle.nothing);
  console.log(`  ratio ${middle.ratio.toFixed(2)}`);
}
for (const { kill } of mounts) await kill();
await closeDatabase();
await database.end();

function fire(url: string, body: () => string): Promise<autocannon.Result> {
  return autocannon({
    url,
    connections: CLIENTS,
    duration: SECONDS,
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
  });
}

function report(name: string, { requests, latency, non2xx, errors }: autocannon.Result): void {
  const rate = Math.round(requests.average).toLocaleString('en').padStart(8);
  console.log(
    `${name.padEnd(30)} ${rate}/s   p50 ${latency.p50} ms   p99 ${latency.p99} ms   not 2xx ${non2xx}, errors ${errors}`,
  );
}
