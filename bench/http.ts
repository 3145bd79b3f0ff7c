// npm run bench:http: POST /api/v1/orders at 128 clients on both mounts, beside an empty handler of the same listener;
// on the bare one also beside a handler that writes the same rows by hand.
import autocannon from 'autocannon';
import { benchDatabase } from './database';

const CLIENTS = 128;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = 3;
const MEMBERS = 20_000;

type Target = { readonly name: string; readonly method: 'GET' | 'POST'; readonly url: string };
type Mount = { readonly name: string; readonly beside: readonly Target[]; readonly orders: Target };

const database = await benchDatabase();
const { closeDatabase } = await import('@/lib/platform/db');
const { benchProgram, orderBody, settleFirstOrders } = await import('./orders');
const { startApiServer, startWebServer } = await import('./server-process');
const { key, memberIds } = await benchProgram(MEMBERS);
await settleFirstOrders(memberIds);

let next = 0;
const anyOrder = () =>
  JSON.stringify(orderBody(`http-${process.pid}-${next++}`, memberIds[next % memberIds.length] ?? ''));

console.log(`POST /api/v1/orders over HTTP, ${CLIENTS} clients, ${ROUNDS} paired rounds of ${SECONDS} s\n`);
await onBareListener();
await onNext();
await closeDatabase();
await database.end();

async function onBareListener(): Promise<void> {
  const { url, kill } = await startApiServer();
  await compare({
    name: 'bare listener',
    orders: { name: 'orders', method: 'POST', url: `${url}/api/v1/orders` },
    beside: [
      { name: 'empty handler', method: 'POST', url: `${url}/empty` },
      { name: 'by hand, joined', method: 'POST', url: `${url}/by-hand` },
    ],
  });
  await kill();
}

async function onNext(): Promise<void> {
  const { url, stop } = await startWebServer(database.url, { API_LISTENER: 'off' });
  await compare({
    name: 'route of Next',
    orders: { name: 'orders', method: 'POST', url: `${url}/api/v1/orders` },
    beside: [{ name: 'empty handler', method: 'GET', url: `${url}/api/health` }],
  });
  await stop();
}

async function compare({ name, orders, beside }: Mount): Promise<void> {
  const rounds: { readonly orders: autocannon.Result; readonly others: readonly autocannon.Result[] }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const figures = await fire(orders);
    const others: autocannon.Result[] = [];
    for (const target of beside) others.push(await fire(target));
    rounds.push({ orders: figures, others });
  }
  for (const [index, target] of beside.entries()) {
    const pairs = rounds.flatMap(({ orders, others }) => {
      const other = others[index];
      return other === undefined ? [] : [{ orders, other, ratio: orders.requests.average / other.requests.average }];
    });
    const middle = pairs.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(ROUNDS / 2)];
    if (middle === undefined) continue;
    report(`${name}: ${orders.name}`, middle.orders);
    report(`${name}: ${target.name}`, middle.other);
    console.log(`  ratio ${middle.ratio.toFixed(2)}\n`);
  }
}

function fire({ method, url }: Target): Promise<autocannon.Result> {
  const isPost = method === 'POST';
  return autocannon({
    url,
    connections: CLIENTS,
    duration: SECONDS,
    method,
    headers: { authorization: `Bearer ${key}`, ...(isPost && { 'content-type': 'application/json' }) },
    ...(isPost && { requests: [{ setupRequest: (request) => ({ ...request, body: anyOrder() }) }] }),
  });
}

function report(name: string, { requests, latency, non2xx, errors }: autocannon.Result): void {
  const rate = Math.round(requests.average).toLocaleString('en').padStart(8);
  console.log(
    `${name.padEnd(34)} ${rate}/s   p50 ${latency.p50} ms   p99 ${latency.p99} ms   not 2xx ${non2xx}, errors ${errors}`,
  );
}
