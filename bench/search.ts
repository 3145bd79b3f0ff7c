// npm run bench:search [-- MEMBERS]: how long each kind of member search takes, as pages ask for it (50 rows and a count).
// With DATABASE_URL it searches the database that is there; without, one of its own filled with a crowd (100,000).
import { benchDatabase } from './database';

const ROUNDS = 60;
const PAGE = 50;
const COUNT_CAP = 10_001;
const LIMIT_MS = 50;
const wanted = Number(process.argv[2] ?? 100_000);

process.env.PII_KEY ??= Buffer.alloc(32, 7).toString('base64');
const database = process.env.DATABASE_URL ? null : await benchDatabase();
const { countMembers, searchMembers } = await import('@/lib/members');
const { closeDatabase, pool } = await import('@/lib/platform/db');
const { publicId } = await import('@/lib/kernel/id');

if (database !== null) {
  const { installStandardProgram } = await import('@/lib/standard-program');
  const { fillMembers } = await import('@/lib/demo');
  await installStandardProgram(pool());
  await fillMembers(wanted, new Date(), (done) => done % 20_000 === 0 && console.info(`${done} members …`));
}

const sample = (
  await pool().query<{ id: string; name: string; code: string; externalId: string; mobile: string; storeCode: string }>(
    `SELECT "id", "name", "code", "externalId", "storeCode" FROM "Member" WHERE "externalId" LIKE 'demo-x-%' ORDER BY md5("code") LIMIT $1`,
    [ROUNDS],
  )
).rows;
const { crowdMember } = await import('@/lib/demo/rules/crowd');
const numberOf = (externalId: string) => Number(externalId.slice('demo-x-'.length));
const LATIN = ['Chen', 'grace', 'Rossi', 'daniel wong', 'Brown', 'han', 'ev', 'L'];

type Sample = (typeof sample)[number];
const KINDS: Readonly<Record<string, (one: Sample, round: number) => string>> = {
  everything: () => '',
  'family name (1)': ({ name }) => [...name][0] ?? '',
  'name begins (2)': ({ name }) => [...name].slice(0, 2).join(''),
  'name (3 and more)': ({ name }) => name.padEnd(3, '涵'),
  'Latin name': (_, round) => LATIN[round % LATIN.length] ?? '',
  'nobody’s name': (_, round) => `无此人${round}`,
  mobile: ({ externalId }) => crowdMember(numberOf(externalId)).mobile,
  'last four': ({ externalId }) => crowdMember(numberOf(externalId)).mobile.slice(-4),
  'member code': ({ code }) => code,
  'external id': ({ externalId }) => externalId,
  'external id begins': ({ externalId }) => externalId.slice(0, -2),
  'external id begins, many': () => 'demo-x-',
  'member id': ({ id }) => publicId('member', id),
};

const pings: number[] = [];
for (let round = 0; round < ROUNDS * 2; round++) {
  const startedAt = performance.now();
  await Promise.all([pool().query('SELECT 1'), pool().query('SELECT 2')]);
  pings.push(performance.now() - startedAt);
}
pings.sort((a, b) => a - b);
console.info(
  `SELECT 1: p50 ${pings[ROUNDS]?.toFixed(1)} ms, p95 ${pings[Math.floor(ROUNDS * 1.9)]?.toFixed(1)} ms (an idle machine: 0.3)`,
);
console.info(`${'kind'.padEnd(26)}  p50 ms  p95 ms   max ms   found`);
let isSlow = false;
for (const scope of [null, ['SH01']]) {
  console.info(scope === null ? '— all stores' : '— one store');
  for (const [kind, textOf] of Object.entries(KINDS)) {
    const times: number[] = [];
    let found = 0;
    for (const [round, one] of sample.entries()) {
      const search = { q: textOf(one, round), cursor: null, limit: PAGE, storeCodes: scope };
      const startedAt = performance.now();
      const [page] = await Promise.all([searchMembers(pool(), search), countMembers(pool(), search, COUNT_CAP)]);
      times.push(performance.now() - startedAt);
      found = Math.max(found, page.rows.length);
    }
    times.sort((a, b) => a - b);
    const [p50, p95, max] = [0.5, 0.95, 1].map((part) => times[Math.ceil(times.length * part) - 1] ?? 0);
    isSlow ||= (p95 ?? 0) > LIMIT_MS;
    const figures = [p50, p95, max].map((ms = 0) => ms.toFixed(1).padStart(6)).join('  ');
    console.info(
      `${kind.padEnd(26)}  ${figures}  ${String(found).padStart(6)}${(p95 ?? 0) > LIMIT_MS ? '  slow' : ''}`,
    );
  }
}
await closeDatabase();
await database?.end();
process.exit(isSlow ? 1 : 0);
