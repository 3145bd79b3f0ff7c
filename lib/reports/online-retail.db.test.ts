import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importOrders } from '@/lib/imports/run/import-orders';
import { ONLINE_RETAIL } from '@/lib/imports/schema';
import { naiveImport, ONLINE_RETAIL_FILE } from '@/lib/imports/testing/naive';
import { merge } from '@/lib/merging/testing/merging';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { drainOutbox } from '@/lib/platform/outbox-drain';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { subscriptions } from '@/lib/subscriptions';
import '@/lib/wiring';
import { countReports } from '.';
import { expectGoodsEqual } from './testing/goods';
import { EVERYWHERE, expectAllEqual, one, toldIn } from './testing/parity';

// The month of a real shop, "Online Retail" (Daqing Chen, UCI Machine Learning Repository, CC BY 4.0), as it was sold:
// guests, credit notes, freight and discounts that are no goods.
const NOW = localAt('2011-01-10T12:00');
const TODAY = '2011-01-10';
const ALL = { from: '2010-11-01', to: '2011-01-11' };
const SPANS = [
  ALL,
  { from: '2010-12-01', to: '2011-01-01' },
  { from: '2010-12-06', to: '2010-12-13' },
  { from: '2010-12-05', to: '2010-12-06' },
] as const;
const folder = mkdtempSync(join(tmpdir(), 'reports-retail-'));
const naive = naiveImport();
const LONG = 180_000;

beforeAll(async () => {
  await installStandardProgram(pool());
  await importOrders({
    file: ONLINE_RETAIL_FILE,
    map: ONLINE_RETAIL,
    isTrial: false,
    shiftWeeks: 0,
    rejects: join(folder, 'rejects.csv'),
    batchSize: 500,
    now: NOW,
  });
  await carry();
  await countReports(NOW);
}, LONG);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

async function carry(): Promise<void> {
  while ((await drainOutbox(subscriptions)) > 0);
}

test('the month is what a plain count of the file says', async () => {
  const told = await toldIn(ALL, TODAY);
  const customers = [...naive.members.values()];
  const sum = (of: (one: (typeof customers)[number]) => number) => customers.reduce((total, one) => total + of(one), 0);
  expect(told).toMatchObject({
    orders: naive.sales,
    member_orders: naive.sales - naive.guests,
    refunds: naive.refunds,
    buyers: 860,
    new_buyers: 860,
    members: 860,
    // Of members the file tells what they paid less what came back.
    member_net: sum(({ amount }) => amount),
    points_earned: sum(({ earned }) => earned),
    points_clawed_back: sum(({ pointsBack }) => pointsBack),
  });
});

test('every metric equals its rows, to the unit', () => expectAllEqual(SPANS, TODAY, NOW), LONG);

test(
  'each of its thousands of products is what its rows say, from kept cells and where none is kept',
  async () => {
    for (const span of SPANS) expect(await expectGoodsEqual(span, TODAY, EVERYWHERE)).toBeGreaterThan(100);
    const [, december = expect.fail()] = SPANS;
    expect(await expectGoodsEqual(december, TODAY, { ...EVERYWHERE, channel: 'import' })).toBeGreaterThan(1_000);
  },
  LONG,
);

test(
  'and still does after orders and refunds that come late, and a merge',
  async () => {
    const { rows } = await pool().query<{ id: string }>(
      `SELECT m."id" FROM "Member" m JOIN "MemberStats" s ON s."memberId" = m."id" WHERE s."orders" >= 2 ORDER BY m."externalId" LIMIT 3`,
    );
    const [first = '', second = '', third = ''] = rows.map(({ id }) => id);
    const before = await toldIn(ALL, TODAY);
    // 480.00 before his first purchase, half of it back in January; 19.90 of a guest.
    const late = [
      anOrder({
        member: first,
        externalId: 'late-1',
        paidAt: local('2010-11-30T23:59'),
        lines: [{ yuan: 480, quantity: 2 }],
      }),
      anOrder({ member: null, externalId: 'late-2', paidAt: local('2010-12-05T00:00'), yuan: 19.9 }),
    ];
    for (const event of late) expect(await processOrders([event], NOW)).toMatchObject([{ ok: true }]);
    const back = aRefund('late-1', [{ id: '1', quantity: 1 }], { refundedAt: local('2011-01-09T09:00') });
    expect(await processRefunds([back], NOW)).toMatchObject([{ ok: true }]);
    await merge(third, second, {}, NOW);
    await carry();
    await countReports(NOW);
    await expectAllEqual(SPANS, TODAY, NOW);
    await expectGoodsEqual(ALL, TODAY, EVERYWHERE);
    const after = await toldIn(ALL, TODAY);
    const moved = (code: string) => (after[code] ?? 0) - (before[code] ?? 0);
    expect([moved('orders'), moved('amount'), moved('refunded'), moved('net_amount')]).toEqual([
      2,
      48_000 + 1_990,
      24_000,
      24_000 + 1_990,
    ]);
    expect([moved('members'), moved('buyers'), moved('new_buyers'), moved('left')]).toEqual([-1, -1, -1, 1]);
    expect(await one(`SELECT count(*) AS n FROM "ReportMark"`)).toBe(0);
  },
  LONG,
);
