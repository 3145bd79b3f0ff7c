// npm run bench:home [-- MEMBERS [ENTRIES]]: the member's home as the production build serves it, for members at random of
// a crowd (default 1,000,000 with 10,000,000 ledger entries), one request at a time and four at once, beside one statement by
// hand that reads the same rows, in turn in one run.
import { Agent, get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { benchDatabase } from './database';
import { memberCookie } from './member-cookie';

const LIMIT_MS = 50;
const SAMPLE = 400;
// A server that has served for a minute: what is hot is compiled.
const WARM = 400;
const ROUNDS = 4;
const CHUNK = 500_000;
const [members, entries] = [Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 10_000_000)];

process.env.DEMO_MODE = 'on';
const database = await benchDatabase();
const { closeDatabase, pool } = await import('@/lib/platform/db');
await import('@/lib/wiring');
const { installStandardProgram } = await import('@/lib/standard-program');
const { fillMembers } = await import('@/lib/demo');
const { homeByHand } = await import('./home-by-hand');
const { startWebServer } = await import('./server-process');

const begun = performance.now();
await installStandardProgram(pool());
await fillMembers(members, new Date(), (done) => done % 100_000 === 0 && console.log(`${done} members …`));
await lengthen(entries);
await pool().query('VACUUM ANALYZE');
await pool().query('CHECKPOINT');
const { rows: counts } = await pool().query<{ members: string; entries: string; orders: string }>(
  `SELECT (SELECT count(*) FROM "Member")::text AS members, (SELECT count(*) FROM "LedgerEntry")::text AS entries,
          (SELECT count(*) FROM "Order")::text AS orders`,
);
console.log(
  `${counts[0]?.members} members, ${counts[0]?.orders} orders, ${counts[0]?.entries} entries, ready in ${seconds(begun)} s`,
);

const server = await startWebServer(database.url, { DEMO_MODE: 'on' });
const { rows: sample } = await pool().query<{ id: string }>(
  `SELECT "id" FROM "Member" WHERE "externalId" LIKE 'demo-x-%' ORDER BY md5("code") LIMIT $1`,
  [SAMPLE],
);
const visitors = await Promise.all(sample.map(async ({ id }) => ({ id, ...(await memberCookie(id)) })));
type Visitor = (typeof visitors)[number];
const agent = new Agent({ keepAlive: true });

for (const visitor of visitors.slice(0, WARM)) await Promise.all([checkHome(visitor), homeByHand(pool(), visitor.id)]);
const [alone, together, byHand] = [[], [], []] as [number[], number[], number[]];
for (let round = 0; round < ROUNDS; round++) {
  const part = visitors.filter((_, place) => place % ROUNDS === round);
  alone.push(...(await timed(part, 1, openHome)));
  byHand.push(...(await timed(part, 1, ({ id }) => homeByHand(pool(), id))));
  together.push(...(await timed(part, 4, openHome)));
}
report('home, one at a time', alone);
report('home, four at once', together);
report('by hand, one statement', byHand);
console.log(
  `p95 ${at(alone, 0.95) <= LIMIT_MS ? 'within' : 'BEYOND'} ${LIMIT_MS} ms, ${(at(alone, 0.95) / at(byHand, 0.95)).toFixed(1)} times by hand`,
);
await server.stop();
await closeDatabase();
await database.end();

/**
 * The whole page as the server sends it, compressed, to its last byte. By a bare client on one connection each: `fetch` in a
 * process with all of the program loaded adds some 40 ms of its own collecting to every twentieth page.
 */
function openHome({ name, value }: { readonly name: string; readonly value: string }): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const headers = { cookie: `${name}=${value}; locale=zh-CN`, 'accept-encoding': 'gzip' };
  get(`${server.url}/`, { agent, headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.once('error', reject);
    answer.once('end', () =>
      answer.statusCode === 200 ? resolve(Buffer.concat(parts)) : reject(new Error(`not a home: ${answer.statusCode}`)),
    );
  }).once('error', reject);
  return promise;
}

/** Opens it and looks whether it is a home. */
async function checkHome(visitor: Visitor): Promise<void> {
  const page = gunzipSync(await openHome(visitor)).toString();
  if (!page.includes('id="journey"')) throw new Error('not a home');
}

/** How long each call took in milliseconds, so many at once. */
async function timed(
  list: readonly Visitor[],
  atOnce: number,
  call: (one: Visitor) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  const queue = [...list];
  const work = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      const start = performance.now();
      await call(one);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return took;
}

/** Adds older lines of growth to the books of the crowd until there are so many: history that a home must not read. */
async function lengthen(wanted: number): Promise<void> {
  const { rows } = await pool().query<{ n: number }>('SELECT count(*)::int AS n FROM "LedgerEntry"');
  const missing = wanted - (rows[0]?.n ?? 0);
  for (let from = 0; from < missing; from += CHUNK) {
    await pool().query(
      `WITH numbered AS MATERIALIZED (SELECT "id", row_number() OVER () - 1 AS n FROM "Member" WHERE "externalId" LIKE 'demo-x-%')
       INSERT INTO "LedgerEntry" ("memberId","id","asset","type","amount","direction","balanceAfter","key","sourceType","sourceId","rule","reason","detail","actor","occurredAt")
       SELECT m."id", ('01800000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, 'growth', 'EARN', 1, 1, 1, 'EARN:bench:' || g, 'bench', g::text,
              'growth@1#order', 'order', '{"order":"bench","desired":1,"cuts":[],"base":100,"factors":[]}', 'system:bench', timestamptz '2022-01-01' + g % 300 * interval '1 day'
       FROM generate_series($1::int8, $2::int8 - 1) g JOIN numbered m ON m.n = g % $3::int8`,
      [from, Math.min(missing, from + CHUNK), members],
    );
  }
}

function at(took: readonly number[], part: number): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function report(name: string, took: readonly number[]): void {
  const figures = [0.5, 0.95, 0.99].map((part) => `p${part * 100} ${at(took, part).toFixed(1).padStart(7)} ms`);
  console.log(`${name.padEnd(26)} ${figures.join('   ')}`);
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
