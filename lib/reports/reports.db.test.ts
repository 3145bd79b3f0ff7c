import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '@/lib/demo';
import { must } from '@/lib/kernel/assert';
import { localDate } from '@/lib/kernel/day';
import { ledgerLiability } from '@/lib/ledger';
import { merge, somebody, split } from '@/lib/merging/testing/merging';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { local, localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { subscriptions } from '@/lib/subscriptions';
import '@/lib/wiring';
import { countReports, repairReports, tellBuilt } from '.';
import { figures } from './figures';
import { beginOf, type DaySpan, daysOfTick } from './rules/days';
import { FIRST } from './rules/definition';
import { METRICS } from './rules/metrics';
import { hasFacts, readFacts } from './store/rows';
import { campaignStory } from './testing/campaign-story';
import { expectGoodsEqual } from './testing/goods';
import { EVERYWHERE, expectAllEqual, one, toldIn } from './testing/parity';
import { RAW_FIGURES } from './testing/raw-figures';

const NOW = localAt('2026-11-21T13:00');
const TODAY = localDate(NOW, ZONE);
const CLOCK = { zone: ZONE, today: TODAY };
// The demo is two years of a shop: minutes where many share a machine.
const SLOW = 600_000;
const SPANS: readonly DaySpan[] = [
  { from: '2020-01-01', to: '2026-11-22' },
  { from: '2026-07-14', to: '2026-10-09' },
  { from: '2026-10-01', to: '2026-11-01' },
  { from: '2026-11-20', to: '2026-11-22' },
];
const folder = mkdtempSync(join(tmpdir(), 'reports-'));
const ids = async (text: string): Promise<string[]> => (await pool().query(text)).rows.map(({ id }) => id);

beforeAll(async () => {
  await installStandardProgram(pool());
  await seedDemo({ baseUrl: 'http://localhost:3000', file: join(folder, 'demo.json'), now: NOW });
  await carry();
  await rareFacts();
  await campaignStory();
  await countReports(NOW);
}, SLOW);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

/** Carries all that was announced to its listeners. */
async function carry(): Promise<void> {
  while ((await drainOutbox(subscriptions)) > 0);
}

/** What the story does not tell, written down as its owners would have. */
async function rareFacts(): Promise<void> {
  const [a, b, c, d] = await ids(
    `SELECT "id" FROM "Member" WHERE "status" = 'active' AND "kind" = 'person' ORDER BY "externalId" DESC LIMIT 4`,
  );
  const [copy, voided, redeemed] = (
    await pool().query(
      `SELECT "memberId", "id", "batchId" FROM "Coupon" WHERE "state" = 'CLAIMED' ORDER BY "id" LIMIT 3`,
    )
  ).rows;
  const at = (wall: string) => local(wall);
  const id = 'uuidv7()';
  const write = (text: string, values: unknown[]) => pool().query(text, values);
  await write(`UPDATE "Coupon" SET "state" = 'USED', "usedAt" = $2 WHERE "id" = $1`, [copy.id, at('2026-11-10T23:30')]);
  await write(`UPDATE "Coupon" SET "state" = 'VOIDED', "voidedAt" = $2, "voidedWhy" = 'test' WHERE "id" = $1`, [
    voided.id,
    at('2026-11-12T08:00'),
  ]);
  const redemption = `INSERT INTO "CouponRedemption" ("id", "memberId", "couponId", "batchId", "storeCode", "clerk", "by", "way", "amount", "at", "undoneAt", "undoneBy", "undoneHow", "undoneWhy")
    VALUES (${id}, $1, $2, $3, 'demo_s1', '07', 'staff:test', 'desk', 12300, $4, $5, $6, $6, $6)`;
  const of = [redeemed.memberId, redeemed.id, redeemed.batchId];
  await write(redemption, [...of, at('2026-10-20T10:00'), at('2026-10-20T10:05'), 'undo']);
  await write(redemption, [...of, at('2026-10-21T10:00'), null, null]);
  const use = `INSERT INTO "BenefitUse" ("memberId", "grantId", "source", "benefit", "state", "at", "amount", "cost", "clerk", "storeCode", "way", "changedAt")
    SELECT "memberId", "id", $1, "benefit", $2, greatest($3, "issuedAt"), 500, 300, $4, 'demo_s1', 'desk', greatest($5, "issuedAt")
    FROM "BenefitGrant" ORDER BY "id" LIMIT 1`;
  await write(use, ['desk:1', 'used', at('2026-09-09T09:00'), '07', at('2026-09-09T09:00')]);
  await write(use, ['desk:2', 'returned', at('2026-09-10T09:00'), null, at('2026-09-11T09:00')]);
  await write(
    `INSERT INTO "TaskProgress" ("memberId", "task", "period", "done", "completedAt", "claimedAt", "changedAt") VALUES ($1, 'first_order', 'test', 1, $2, $2, $2)`,
    [a, at('2026-08-31T23:59')],
  );
  const order = `INSERT INTO "MallOrder" ("memberId", "id", "key", "item", "version", "kind", "points", "cash", "state", "way", "entryId", "createdAt", "cancelledAt", "cancelledBy", "reason")
    VALUES ($1, ${id}, $2, 'mug', 1, 'goods', 400, 990, $3, 'delivery', ${id}, $4, $5, $6, $6)`;
  await write(order, [a, 'one', 'awaiting_shipment', at('2026-10-31T23:59'), null, null]);
  await write(order, [b, 'two', 'cancelled', at('2026-10-31T10:00'), at('2026-11-01T10:00'), 'test']);
  await write(
    `INSERT INTO "Closing" ("memberId", "id", "state", "askedAt", "dueAt", "nextAt", "askedBy", "endedAt") VALUES ($1, ${id}, 'done', $2, $2, $2, 'test', $2)`,
    [c, at('2026-10-15T12:00')],
  );
  await write(`UPDATE "Member" SET "status" = 'closed' WHERE "id" = $1`, [c]);
  await write(`UPDATE "Member" SET "inviterId" = $2 WHERE "id" = $1`, [d, a]);
}

const told = (span: DaySpan, where = EVERYWHERE) => toldIn(span, TODAY, where);
const allEqual = async () => {
  await expectAllEqual(SPANS, TODAY, NOW);
  for (const span of SPANS) {
    await expectGoodsEqual(span, TODAY, EVERYWHERE);
    await expectGoodsEqual(span, TODAY, { ...EVERYWHERE, stores: ['SH01', 'HZ01'] });
  }
};

test('every number that is read has a second way to read it from rows, and every kind of fact is in the story', async () => {
  const read = METRICS.filter(({ reading }) => reading.kind !== 'ratio' && reading.kind !== 'less').map(
    ({ code }) => code,
  );
  expect(Object.keys(RAW_FIGURES).toSorted()).toEqual(read.toSorted());
  const all = await told(must(SPANS[0], 'a span'));
  const silent = read.filter((code) => !all[code]);
  expect(silent).toEqual([]);
});

test('every metric equals its rows on the story of the demo, to the unit', async () => {
  await allEqual();
});

test('it still does after late orders, refunds of long ago, a merge, and a merge that was undone', async () => {
  const newcomer = await somebody({ storeCode: 'demo_s1' });
  const [first, second, third, fourth] = await ids(
    `SELECT m."id" FROM "Member" m JOIN "MemberStats" s ON s."memberId" = m."id" WHERE m."status" = 'active' AND s."orders" BETWEEN 3 AND 9
     AND m."kind" = 'person' ORDER BY m."externalId" LIMIT 4`,
  );
  // Longer ago than his first: he was a new buyer earlier than was known, and rose to a level earlier too.
  const late = [
    anOrder({ member: newcomer.id, externalId: 'late-1', paidAt: local('2026-09-03T23:59'), yuan: 900 }),
    anOrder({
      member: newcomer.id,
      externalId: 'late-2',
      paidAt: local('2026-08-01T00:00'),
      yuan: 260,
      lines: [{ yuan: 260, quantity: 2, discount: 1_000 }],
    }),
    anOrder({ member: first ?? '', externalId: 'late-3', paidAt: local('2026-07-20T08:00'), yuan: 480, freight: 800 }),
    anOrder({ member: null, externalId: 'late-4', paidAt: local('2026-10-10T08:00'), yuan: 77 }),
  ];
  for (const event of late) expect(await processOrders([event], NOW)).toMatchObject([{ ok: true }]);
  const back = [
    aRefund('late-1', [{ id: '1', quantity: 1 }], { refundedAt: local('2026-09-05T10:00') }),
    aRefund('late-4', [{ id: '1', quantity: 1 }], { refundedAt: local('2026-11-21T12:00') }),
  ];
  for (const event of back) expect(await processRefunds([event], NOW)).toMatchObject([{ ok: true }]);
  await merge(second ?? '', first ?? '', {}, NOW);
  const undone = await merge(fourth ?? '', third ?? '', {}, NOW);
  await split(third ?? '', undone.mergeId, NOW);
  await carry();
  await countReports(NOW);
  await allEqual();
  expect((await told(must(SPANS[0], 'a span'))).left).toBeGreaterThan(0);
});

test('places add up to the whole, and members of several places are counted once', async () => {
  const days = must(SPANS[1], 'a span');
  const codes = ['orders', 'amount', 'buyers', 'members', 'points_earned'];
  for (const by of ['store', 'level', 'channel'] as const) {
    const table = await figures(pool(), codes, { days, where: EVERYWHERE, by }, CLOCK);
    const whole = await told(days);
    for (const code of ['orders', 'amount', 'members', 'points_earned']) {
      const sum = [...table.values()].reduce((total, row) => total + (row[code] ?? 0), 0);
      expect([by, code, sum]).toEqual([by, code, whole[code]]);
    }
    const buyers = [...table.values()].reduce((total, row) => total + (row.buyers ?? 0), 0);
    expect(buyers).toBeGreaterThanOrEqual(whole.buyers ?? 0);
  }
  const stores = await ids(
    `SELECT DISTINCT "storeCode" AS id FROM "Order" WHERE "storeCode" IS NOT NULL ORDER BY 1 LIMIT 2`,
  );
  const raw = (more: string) =>
    one(
      `SELECT count(DISTINCT "memberId") AS n FROM "Order" WHERE "memberId" <> '00000000-0000-0000-0000-000000000000'
       AND "paidAt" >= $1 AND "paidAt" < $2 AND "storeCode" = ANY($3) ${more}`,
      [beginOf(days.from, ZONE), beginOf(days.to, ZONE), stores],
    );
  expect((await told(days, { ...EVERYWHERE, stores })).buyers).toBe(await raw(''));
  expect((await told(days, { ...EVERYWHERE, stores, channel: 'pos' })).buyers).toBe(await raw(`AND "channel" = 'pos'`));
});

test('shares by level stay within the whole, though members leave a level in the period', async () => {
  let beyondTheEnd = 0;
  for (const days of SPANS) {
    const codes = ['members', 'members_in_period', 'active', 'active_share', 'buyers', 'buyer_share'];
    const table = await figures(pool(), codes, { days, where: EVERYWHERE, by: 'level' }, CLOCK);
    for (const [level, row] of table) {
      const away = await one(
        `SELECT (SELECT count(*) FROM "LevelChange" c WHERE c."at" >= $1 AND c."at" < $2 AND c."toCode" <> $3 AND $3 = (SELECT b."toCode"
             FROM "LevelChange" b WHERE b."memberId" = c."memberId" AND (b."at", b."id") < (c."at", c."id") ORDER BY b."at" DESC, b."id" DESC LIMIT 1))
           + (SELECT count(*) FROM (SELECT g."absorbedId" AS "id", g."at" FROM "MemberMerge" g WHERE g."splitAt" IS NULL
               UNION ALL SELECT c."memberId", c."endedAt" FROM "Closing" c JOIN "Member" m ON m."id" = c."memberId"
                 WHERE c."state" = 'done' AND m."mergedInto" IS NULL) g
             WHERE g."at" >= $1 AND g."at" < $2 AND $3 = (SELECT c."toCode" FROM "LevelChange" c WHERE c."memberId" = g."id" AND c."at" < g."at"
               ORDER BY c."at" DESC, c."id" DESC LIMIT 1)) AS n`,
        [beginOf(days.from, ZONE), beginOf(days.to, ZONE), level],
      );
      expect([level, (row.members_in_period ?? 0) - (row.members ?? 0)]).toEqual([level, away]);
      expect(row.active_share ?? 0).toBeLessThanOrEqual(10_000);
      expect(row.buyer_share ?? 0).toBeLessThanOrEqual(10_000);
      if ((row.active ?? 0) > (row.members ?? 0)) beyondTheEnd++;
      const narrowed = await figures(pool(), codes, { days, where: { ...EVERYWHERE, level }, by: 'all' }, CLOCK);
      expect(narrowed.get('')?.members_in_period).toBe(row.members_in_period);
    }
  }
  // More took part than were left at the end: what the share is of matters.
  expect(beyondTheEnd).toBeGreaterThan(0);
});

test('by time, sums add up to the period and stocks end where the period ends', async () => {
  for (const days of SPANS.slice(1)) {
    const whole = await told(days);
    for (const by of ['day', 'month'] as const) {
      const table = await figures(
        pool(),
        ['amount', 'members', 'points_balance'],
        { days, where: EVERYWHERE, by },
        CLOCK,
      );
      const rows = [...table.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
      expect(rows.reduce((total, row) => total + (row.amount ?? 0), 0)).toBe(whole.amount);
      expect(rows.at(-1)).toMatchObject({ members: whole.members, points_balance: whole.points_balance });
    }
  }
});

test('a built report says by week, and by region, what the weeks and the stores of the region say alone', async () => {
  const system = { actor: { kind: 'system', name: 'test' }, db: pool(), now: NOW } as const;
  const codes = ['amount', 'buyers', 'members'];
  const span = { from: '2026-07-14', to: '2026-10-09' };
  const custom = { period: 'custom', from: '2026-07-14', until: '2026-10-08' } as const;
  const weeks = await tellBuilt(system, { ...FIRST, ...custom, measures: codes, split: 'week', chart: 'table' });
  expect(weeks.rows.length).toBe(13);
  for (const { key, values } of weeks.rows) {
    const alone = await told(daysOfTick(key, 'week', span));
    expect([key, values]).toEqual([key, Object.fromEntries(codes.map((code) => [code, alone[code]]))]);
  }
  const regions = await tellBuilt(system, { ...FIRST, ...custom, measures: codes, split: 'region', chart: 'table' });
  const east = regions.rows.find(({ key }) => key === 'east');
  const alone = await told(span, { ...EVERYWHERE, stores: ['SH01', 'HZ01'] });
  expect(east?.values).toEqual(Object.fromEntries(codes.map((code) => [code, alone[code]])));
  expect(regions.rows.reduce((total, { values }) => total + (values.amount ?? 0), 0)).toBe((await told(span)).amount);
});

test('the rows behind a number add up to it, for every number that is counted from rows', async () => {
  const [days, zone] = [SPANS[2] ?? expect.fail(), ZONE];
  const table = await told(days);
  for (const { code, unit } of METRICS.filter((metric) => hasFacts(metric.code))) {
    const asked = { begins: beginOf(days.from, zone), ends: beginOf(days.to, zone), zone, where: EVERYWHERE };
    const facts = await readFacts(pool(), code, { ...asked, line: null, limit: 1_000_000, offset: 0 });
    const sum = facts.reduce((total, { value }) => total + value, 0);
    expect([code, unit, sum]).toEqual([code, unit, table[code]]);
  }
});

test('what is owed in points stands by age and by month of expiry as the ledger tells it', async () => {
  const days = must(SPANS[3], 'a span');
  const table = await figures(
    pool(),
    ['points_owed', 'points_owed_by_age'],
    { days, where: EVERYWHERE, by: 'subject' },
    CLOCK,
  );
  const { byAge, byExpiry } = await ledgerLiability(pool(), NOW, ZONE);
  const ours = (code: string) =>
    new Map([...table].flatMap(([key, row]) => (row[code] ? [[key, row[code]] as const] : [])));
  expect(ours('points_owed_by_age')).toEqual(
    new Map(byAge.map(({ month, active, pending }) => [month ?? '', active + pending])),
  );
  expect(ours('points_owed')).toEqual(
    new Map(byExpiry.map(({ month, active, pending }) => [month ?? '', active + pending])),
  );
});

test('counting twice changes nothing, and comparing with the rows finds and mends what is wrong', async () => {
  const print = () =>
    pool()
      .query(`SELECT md5(string_agg(c::text, ';' ORDER BY c::text)) AS p FROM "ReportCell" c`)
      .then(({ rows }) => rows[0]?.p);
  const before = await print();
  await countReports(NOW);
  expect(await print()).toBe(before);
  expect(await repairReports(NOW)).toBe(0);
  await pool().query(
    `UPDATE "ReportCell" SET "amount" = "amount" + 1 WHERE "what" = 'order.paid' AND "span" = 'day' AND "day" = '2026-11-18'`,
  );
  await pool().query(
    `DELETE FROM "ReportCell" WHERE "what" = 'points.earned' AND "span" = 'day' AND "day" = '2026-11-17'`,
  );
  expect(await repairReports(NOW)).toBe(2);
  expect(await print()).toBe(before);
});
