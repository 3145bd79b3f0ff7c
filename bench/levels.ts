// node --import ./scripts/register.mjs bench/levels.ts [members]: the monthly evaluation beside one hand-written statement
// of the same reads and writes, in the same run. Members are gold with four orders each; half of them keep their level.

import { benchDatabase } from './database';
import { evaluateByHand } from './levels/by-hand';

const MEMBERS = Number(process.argv[2] ?? 100_000);
const GROUPS = 4;
const ORDERS = 4;
const SIZE = Math.ceil(MEMBERS / GROUPS);

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { closeLevels } = await import('@/lib/levels');

const VALID_TO = new Date('2026-03-01T00:00:00+08:00');
const later = (minutes: number) => new Date(VALID_TO.getTime() + minutes * 60_000);
const idOf = (group: number) => `00000000-0000-7000-800${group}-000000000000`;

await installStandardProgram(pool());
console.log(
  `levels: ${SIZE * GROUPS} members in ${GROUPS} groups, ${ORDERS} orders each, half of them keep their level\n`,
);
// Groups 0 and 3 are the evaluator's, 1 and 2 the statement's: neither always goes first.
const dueAt = [VALID_TO, null, null, later(30)];
for (let group = 0; group < GROUPS; group++) await seed(group, dueAt[group] ?? null);
await pool().query('VACUUM (ANALYZE)');

const ours: number[] = [];
const hand: number[] = [];
ours.push(await timed('evaluator', () => closeLevels(VALID_TO).then(({ members }) => members)));
hand.push(await timed('by hand', () => evaluateByHand(pool(), idOf(1), idOf(2), VALID_TO)));
hand.push(await timed('by hand', () => evaluateByHand(pool(), idOf(2), idOf(3), VALID_TO)));
ours.push(await timed('evaluator', () => closeLevels(later(60)).then(({ members }) => members)));
await agree();
const sum = (times: readonly number[]) => times.reduce((total, one) => total + one, 0);
console.log(`\nevaluator ÷ by hand: ${(sum(ours) / sum(hand)).toFixed(2)}`);
console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);

await closeDatabase();
await database.end();

async function timed(name: string, work: () => Promise<number>): Promise<number> {
  const begin = performance.now();
  const members = await work();
  const seconds = (performance.now() - begin) / 1000;
  const rate = Math.round(members / seconds).toLocaleString('en');
  console.log(`${name.padEnd(10)} ${members} members in ${seconds.toFixed(1)} s, ${rate} a second`);
  return seconds;
}

/** Both ways must have come to the same levels. */
async function agree(): Promise<void> {
  const { rows } = await pool().query<{ same: number }>(
    `SELECT count(DISTINCT (kept, graced))::int AS same FROM (
       SELECT substr("memberId"::text, 20, 4) AS g, count(*) FILTER (WHERE "validTo" > $1) AS kept,
         count(*) FILTER (WHERE "graceUntil" IS NOT NULL) AS graced
       FROM "MemberLevel" GROUP BY 1) counted`,
    [VALID_TO],
  );
  if (rows[0]?.same !== 1) throw new Error('the two ways do not agree');
}

async function seed(group: number, due: Date | null): Promise<void> {
  const id = `('00000000-0000-7000-800${group}-' || lpad(to_hex(i), 12, '0'))::uuid`;
  const since = `timestamptz '2025-02-10 12:00+08'`;
  await pool().query(
    `INSERT INTO "Member" ("id", "code", "registeredAt") SELECT ${id}, 'B${group}' || i, ${since} FROM generate_series(0, $1::int - 1) i`,
    [SIZE],
  );
  await pool().query(
    `INSERT INTO "MemberLevel" ("memberId", "code", "rank", "since", "validTo", "scheme", "keepFrom", "changedAt", "dueAt")
     SELECT ${id}, 'gold', 3, ${since}, $2, 1, ${since}, ${since}, $3 FROM generate_series(0, $1::int - 1) i`,
    [SIZE, VALID_TO, due],
  );
  // Every other member bought two of his four orders before the window.
  await pool().query(
    `INSERT INTO "Order" ("memberId", "id", "externalId", "status", "placedAt", "paidAt", "goods", "freight", "adjustment", "contentHash", "source")
     SELECT ${id}, gen_random_uuid(), i || '-' || n, 'completed', at, at, 10000, 0, 0, 'h', 'bench'
     FROM generate_series(0, $1::int - 1) i, generate_series(1, ${ORDERS}) n,
       LATERAL (SELECT ${since} + (n * 20 - CASE WHEN i % 2 = 0 THEN 0 ELSE 55 END) * interval '1 day' AS at) t`,
    [SIZE],
  );
}
