// npm run bench: settling orders beside one hand-written statement of the same writes, in the same run.
import { benchDatabase } from './database';
import { measure, paired, row } from './figures';

const MEMBERS = 2_000;
const WARM_ORDERS = 13; // past the last level that orders alone reach, so that no run changes levels
const ROUND_MS = Number(process.env.BENCH_MS ?? 3_000);
const ROUNDS = 3;

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { enrolMembers } = await import('@/lib/enrolment');
const { processOrders } = await import('@/lib/orders');
const { settleJoined } = await import('@/lib/orders/commands/place-order');
const { baseline, baselinePool } = await import('./settle/baseline');
const { eventOfInput, OrderInput } = await import('@/lib/orders');

let next = 0;

// Read once: this bench is about settling; reading what a till sends is part of the one over HTTP.
const template = eventOfInput(
  OrderInput.parse({
    externalId: 'bench',
    channel: 'pos',
    placedAt: '2026-03-10T12:00:00+08:00',
    status: 'paid',
    lines: [
      { id: '1', sku: 'SKU-1', name: 'Name', category: 'grocery', quantity: 1, unitPrice: 1000 },
      { id: '2', sku: 'SKU-2', name: 'Name', category: 'grocery', quantity: 1, unitPrice: 1000 },
    ],
  }),
  'key:bench',
);
const anEvent = (memberId: string) => ({ ...template, externalId: `bench-${next++}`, member: { id: memberId } });

await installStandardProgram(pool());
const members = await makeMembers();
const anyone = () => members[Math.floor(Math.random() * members.length)] as string;
const byHand = baselinePool(database.url);
const hand = baseline(byHand, members);

console.log(`settle: ${MEMBERS} members, two-line orders, ${ROUNDS} paired rounds of ${ROUND_MS} ms\n`);
for (const concurrency of [1, 8, 32]) {
  const { first, second, ratio } = await paired(
    ROUNDS,
    () => measure(concurrency, ROUND_MS, () => settleJoined(anEvent(anyone()))),
    () => measure(concurrency, ROUND_MS, hand),
  );
  console.log(row(`coalesced, ${concurrency} callers`, first, ratio));
  console.log(row(`  by hand, ${concurrency} callers`, second));
}
const single = await paired(
  ROUNDS,
  () => measure(8, ROUND_MS, () => processOrders([anEvent(anyone())], new Date())),
  () => measure(8, ROUND_MS, hand),
);
console.log(row('one transaction each, 8 callers', single.first, single.ratio));
for (const callers of [1, 2, 4]) {
  // Each caller sends the orders of members of its own, as two tills or two files would.
  const mine = (caller: number) =>
    members[Math.floor((Math.random() * MEMBERS) / callers) * callers + caller] as string;
  const batch = await paired(
    ROUNDS,
    () =>
      measure(
        callers,
        ROUND_MS,
        (caller) =>
          processOrders(
            Array.from({ length: 500 }, () => anEvent(mine(caller))),
            new Date(),
          ),
        500,
      ),
    () => measure(8, ROUND_MS, hand),
  );
  console.log(row(`batches of 500, ${callers} at a time`, batch.first, batch.ratio));
}

await byHand.end();
await closeDatabase();
await database.end();

async function makeMembers(): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < MEMBERS; from += 500) {
    const items = Array.from({ length: 500 }, () => ({ registeredAt: new Date('2025-01-06T02:00:00Z') }));
    const outcomes = await enrolMembers(items, { actor: { kind: 'system', name: 'bench' }, now: new Date() });
    ids.push(...outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : [])));
  }
  for (let round = 0; round < WARM_ORDERS; round++) {
    for (let from = 0; from < MEMBERS; from += 500) {
      await processOrders(ids.slice(from, from + 500).map(anEvent), new Date());
    }
  }
  return ids;
}
