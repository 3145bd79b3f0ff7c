// npm run bench:segments -- [members]: what segments cost at a million members and ten million orders: six conditions beside
// the same by hand over the same statistics, all sums made from nothing, rounds of stages and values, and settling with
// and without keeping statistics, each beside the other in one run.
import pg from 'pg';
import type { Condition } from '@/lib/kernel/condition';
import { benchDatabase } from './database';
import { measure, paired, row } from './figures';
import { BY_HAND, BY_HAND_DIFF, generate } from './segments/generator';

const MEMBERS = Number(process.argv[2] ?? 1_000_000);
const CHUNK = 20_000;
const ROUND_MS = Number(process.env.BENCH_MS ?? 3_000);
const ROUNDS = 5;
const BUYERS = 2_000;

const database = await benchDatabase();
const { pool, closeDatabase } = await import('@/lib/platform/db');
const { installStandardProgram } = await import('@/lib/standard-program');
const { program } = await import('@/lib/platform/program');
const { localDate } = await import('@/lib/kernel/day');
const { countMatching, rehearseStagesCommand, rehearseValuesCommand, runSegments, runStandings } = await import(
  '@/lib/segments'
);
const { publishSegmentCommand } = await import('@/lib/segments/commands/versions');
const { refreshSegmentCommand } = await import('@/lib/segments/commands/refresh');
const { STANDARD_STAGES } = await import('@/lib/segments/rules/stages');
const { STANDARD_VALUES } = await import('@/lib/segments/rules/value');
const { memberList } = await import('@/app/(console)/console/members/_reading/member-list');
const { execute } = await import('@/lib/platform/command');
const { systemCaller } = await import('@/lib/platform/system-caller');
const { refreshTotals } = await import('@/lib/statistics');
const { enrolMembers } = await import('@/lib/enrolment');
const { eventOfInput, OrderInput, processOrders } = await import('@/lib/orders');
const { settleJoined } = await import('@/lib/orders/commands/place-order');
await import('@/lib/wiring');

await installStandardProgram(pool());
const now = new Date();
const { zone } = await program(pool());
const day = localDate(now, zone);

const orders = await generate(pool(), MEMBERS, day, (done) => process.stdout.write(`\r${done} members made`));
console.log(`\rsegments: ${MEMBERS.toLocaleString('en')} members, ${orders.toLocaleString('en')} orders\n`);

await timed('all sums of windows from nothing', async () => {
  const { rows } = await pool().query<{ id: string }>('SELECT "memberId" AS id FROM "MemberStats" ORDER BY 1');
  for (let from = 0; from < rows.length; from += CHUNK)
    await refreshTotals(
      pool(),
      rows.slice(from, from + CHUNK).map(({ id }) => id),
      day,
    );
  await pool().query('VACUUM (ANALYZE) "PurchaseTotal"');
});

const SIX: Condition = {
  all: [
    { attribute: 'member.level', oneOf: ['silver', 'gold'] },
    { attribute: 'purchase.orders', with: { days: 90 }, atLeast: 2 },
    { attribute: 'purchase.amount', with: { days: 365 }, atLeast: 50_000 },
    { attribute: 'purchase.days', with: { days: 30 }, atLeast: 1 },
    { attribute: 'member.days', atLeast: 180 },
    { attribute: 'purchase.orders', with: { days: 90, category: 'c3' }, atLeast: 1 },
  ],
};
const byHand = async () => Number((await pool().query(BY_HAND, [day, now])).rows[0].members);
const [ours, theirs] = [await countMatching(pool(), SIX, now), await byHand()];
if (ours !== theirs) throw new Error(`the two ways do not agree: ${ours} and ${theirs}`);
const count = await paired(
  ROUNDS,
  () => measure(1, ROUND_MS, () => countMatching(pool(), SIX, now)),
  () => measure(1, ROUND_MS, byHand),
);
console.log(`${ours.toLocaleString('en')} members match six conditions`);
console.log(row('six conditions counted', count.first));
console.log(row('  by hand', count.second));
console.log(`${'six conditions ÷ by hand, medians'.padEnd(44)} ${(count.first.p50 / count.second.p50).toFixed(2)}\n`);

// A refresh writes down everybody who enters, then only who changed; by hand the same difference, not even written.
const caller = systemCaller('bench');
const terms = {
  name: { zh: '六条', en: 'Six' },
  owner: 'bench',
  kind: 'rule',
  where: SIX,
  refresh: { mode: 'manual' },
};
await execute(publishSegmentCommand, caller, { code: 'six', basedOn: 0, terms, note: 'bench' });
await timed('first refresh: everybody enters', async () =>
  console.log('  chunks', await runSegments(() => new Date())),
);
// One in eighty-five is not on the list any more, and enters again.
await pool().query(
  `DELETE FROM "SegmentMember" WHERE "segmentCode" = 'six' AND ('x' || right("memberId"::text, 2))::bit(8)::int < 3`,
);
await pool().query('VACUUM (ANALYZE) "SegmentMember"');
await execute(refreshSegmentCommand, caller, { code: 'six' });
await timed('full refresh with its difference', async () =>
  console.log('  chunks', await runSegments(() => new Date())),
);
await timed('  by hand, only read', async () => {
  const { rows } = await pool().query(BY_HAND_DIFF, [day, now, 'six']);
  console.log('  differs', rows[0].differs);
});

await timed('stages and values of all', async () => console.log('  moved', await runStandings(now)));
await timed('a map rehearsed', async () => {
  const { recency, frequency, money } = STANDARD_VALUES;
  await execute(rehearseValuesCommand, caller, { edges: { recency, frequency, money } });
});
await timed('stages rehearsed', async () => {
  await execute(rehearseStagesCommand, caller, { rules: { ...STANDARD_STAGES, silentDays: 20 } });
});

// Pages of the list of members at any depth, beside the bare rows by the same key.
const idAt = (place: number) => `00000000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
const deep = () => 1 + Math.floor(Math.random() * MEMBERS);
const { nextCursor } = await memberList.run({ ...caller, db: pool() }, { limit: '50' });
if (nextCursor !== null) {
  const cursorAt = (place: number) => nextCursor.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, idAt(place));
  const listed = await paired(
    ROUNDS,
    () =>
      measure(1, ROUND_MS, () => memberList.run({ ...caller, db: pool() }, { limit: '50', cursor: cursorAt(deep()) })),
    () =>
      measure(1, ROUND_MS, () =>
        pool().query('SELECT * FROM "Member" WHERE "id" < $1 ORDER BY "id" DESC LIMIT 51', [idAt(deep())]),
      ),
  );
  console.log(row('a page of members at any depth', listed.first));
  console.log(row('  bare rows', listed.second));
}

// What is answered here is never sent: settling as it would be without what it keeps for segments.
const KEPT: readonly (string | undefined)[] = ['statistics.days.add', 'statistics.totals.stale'];
let isKept = true;
const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const { name } = (given[0] ?? {}) as { name?: string };
  return !isKept && KEPT.includes(name) ? Promise.resolve({ rows: [], rowCount: 0 }) : send.apply(this, given);
} as typeof pg.Client.prototype.query;

let next = 0;
const template = eventOfInput(
  OrderInput.parse({
    externalId: 'bench',
    channel: 'pos',
    placedAt: now.toISOString(),
    status: 'paid',
    lines: ['c1', 'c2'].map((category, place) => ({
      id: `${place}`,
      sku: `SKU-${place}`,
      category,
      brand: 'b1',
      quantity: 1,
      unitPrice: 1_000,
    })),
  }),
  'key:bench',
);
// At an hour of the last sixty days each: nobody buys forty times in one hour, as two thousand buyers in a bench would.
const someHour = () => new Date(now.getTime() - Math.floor(Math.random() * 60 * 24) * 3_600_000);
const anEvent = (id: string) => {
  const at = someHour();
  return { ...template, placedAt: at, paidAt: at, storeCode: 's1', externalId: `bench-${next++}`, member: { id } };
};
const buyers = await makeBuyers();
const anyone = () => buyers[Math.floor(Math.random() * BUYERS)] as string;
for (const callers of [8, 32]) {
  const settling = (kept: boolean) => () => {
    isKept = kept;
    return measure(callers, ROUND_MS, () => settleJoined(anEvent(anyone())));
  };
  const { first, second, ratio } = await paired(ROUNDS, settling(true), settling(false));
  console.log(row(`settling with statistics, ${callers} callers`, first, ratio));
  console.log(row('  without', second));
  console.log(`${'statistics cost settling'.padEnd(44)} ${((1 - ratio) * 100).toFixed(1)} %`);
}

await closeDatabase();
await database.end();

async function makeBuyers(): Promise<string[]> {
  const items = Array.from({ length: BUYERS }, () => ({ registeredAt: new Date('2025-01-06T02:00:00Z') }));
  const outcomes = await enrolMembers(items, { actor: { kind: 'system', name: 'bench' }, now });
  const ids = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.memberId] : []));
  // Past the last level that orders alone reach, so that no round changes levels.
  for (let n = 0; n < 13; n++)
    for (let from = 0; from < ids.length; from += 500)
      await processOrders(ids.slice(from, from + 500).map(anEvent), now);
  return ids;
}

async function timed(name: string, work: () => Promise<void>): Promise<void> {
  const begin = performance.now();
  await work();
  console.log(`${name.padEnd(44)} ${((performance.now() - begin) / 1_000).toFixed(1)} s\n`);
}
