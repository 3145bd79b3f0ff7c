import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, pool } from '@/lib/platform/db';
import { localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { type ImportOptions, importOrders } from './run/import-orders';
import { ONLINE_RETAIL } from './schema';
import { digests, stateOf } from './testing/state';

const folder = mkdtempSync(join(tmpdir(), 'imports-'));
const rejects = join(folder, 'rejects.csv');
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
let files = 0;

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

/** Imports lines and answers the rows by what became of them. */
async function imported(lines: readonly string[], said: Partial<ImportOptions> = {}, ending = 'csv') {
  const file = join(folder, `${files++}.${ending}`);
  writeFileSync(file, lines.join('\n'));
  const report = await importOrders({
    file,
    map: ONLINE_RETAIL,
    isTrial: false,
    shiftWeeks: 0,
    rejects,
    batchSize: 500,
    now: new Date('2026-06-01T00:00:00Z'),
    ...said,
  });
  return { rows: Object.fromEntries(report.tally.rows), figures: report.tally.figures, shiftWeeks: report.shiftWeeks };
}

/** Rows written as `invoice code quantity day time price customer` of March 2026, under the usual header. */
const csv = (...rows: readonly string[]) => [
  HEADER,
  ...rows.map((row) => {
    const [invoice, sku, quantity, day, time, price, customer = ''] = row.split(' ');
    return `${invoice},${sku},NAME,${quantity},${day}/03/2026 ${time},${price},${customer},Nowhere`;
  }),
];

const listed = () =>
  readFileSync(rejects, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 4).join(','));

describe('credit notes', () => {
  test('take whole units of the newest sale first, over sales, batches and files', async () => {
    await imported(csv('a1 X 4 01 10:00 10 cust-a', 'a2 X 3 02 10:00 20 cust-a'));
    const { rows, figures } = await imported(csv('Ca1 X -5 03 10:00 20 cust-a'));
    expect(rows).toEqual({ 'credited.full': 1 });
    expect(figures).toMatchObject({ refundsNew: 2, refunded: 3 * 2_000 + 2 * 1_000 });
    const { rows: refunds } = await pool().query(
      `SELECT "refundNo", "goods"::int FROM "Refund" WHERE starts_with("refundNo", 'Ca1/') ORDER BY 1`,
    );
    expect(refunds).toEqual([
      { refundNo: 'Ca1/a1', goods: 2_000 },
      { refundNo: 'Ca1/a2', goods: 6_000 },
    ]);
  });

  test('of one set do not take the same units, and list what they could not find', async () => {
    const { rows } = await imported(
      csv(
        'b1 X 4 01 10:00 10 cust-b',
        'Cb1 X -3 03 10:00 10 cust-b',
        'Cb2 X -3 03 11:00 10 cust-b',
        'Cb3 X -3 03 12:00 10 cust-b',
      ),
    );
    expect(rows).toEqual({ 'imported.goods': 1, 'credited.full': 1, 'credited.partial': 1, 'unmatched.not_found': 1 });
    expect(listed()).toEqual(['4,partial,partial,1/3', '5,unmatched,not_found,3']);
  });

  test('see sales of their own moment, and only those before; a second run finds nothing new', async () => {
    const lines = csv(
      'Cd1 X -1 05 10:00 10 cust-d',
      'd1 X 1 05 10:00 10 cust-d',
      'Cd2 Y -1 05 10:01 10 cust-d',
      'd2 Y 1 05 10:02 10 cust-d',
    );
    const first = await imported(lines, { batchSize: 1 });
    expect(first.rows).toEqual({ 'imported.goods': 2, 'credited.full': 1, 'unmatched.not_found': 1 });
    const before = await digests();
    const second = await imported(lines);
    expect(second.rows).toEqual({ 'imported_before.goods': 2, 'credited_before.full': 1, 'unmatched.not_found': 1 });
    expect(await digests()).toEqual(before);
  });

  test('between two sales lower what the second one is counted on', async () => {
    await imported(csv('e1 X 1 02 10:00 900 cust-e', 'Ce1 X -1 03 10:00 900 cust-e', 'e2 Y 1 04 10:00 100 cust-e'));
    // 900 × 2 at bronze, all back and with it the room of the month and the gold it brought; then 100 × 2 at bronze.
    expect((await stateOf(['cust-e'])).get('cust-e')).toEqual({
      earned: 50 + 1_800 + 200,
      pointsBack: 1_800,
      growth: 100,
      orders: 1,
      amount: 10_000,
      refunded: 90_000,
      level: 'silver',
    });
  });
});

describe('an invoice whose number comes again later in the file', () => {
  test('is a repeat when it says the same, and refused when it does not', async () => {
    const { rows } = await imported(
      csv(
        'f1 X 1 01 10:00 10 cust-f',
        'f2 X 1 01 11:00 10 cust-f',
        'f1 X 1 01 10:00 10 cust-f',
        'f3 X 1 01 12:00 10 cust-f',
        'f1 X 2 01 10:00 10 cust-f',
      ),
    );
    expect(rows).toEqual({ 'imported.goods': 3, 'imported_before.goods': 1, 'rejected.order_settled': 1 });
    expect(listed()).toEqual(['6,rejected,order_settled,']);
  });
});

test('customers join with their first sale, and guests stay guests', async () => {
  const { figures } = await imported(
    csv('g1 X 1 07 10:00 10 cust-g', 'g2 X 1 08 10:00 10 cust-g', 'g3 X 1 08 10:00 10'),
  );
  expect(figures).toMatchObject({ membersNew: 1, ordersNew: 3, ordersOfGuests: 1 });
  const { rows } = await pool().query(`SELECT "registeredAt", "channel" FROM "Member" WHERE "externalId" = 'cust-g'`);
  expect(rows).toEqual([{ registeredAt: localAt('2026-03-07T10:00'), channel: 'import' }]);
});

test('all times move by whole weeks, to last week with auto', async () => {
  const { shiftWeeks } = await imported(csv('h1 X 1 07 10:00 10 cust-h'), {
    shiftWeeks: 'auto',
    now: new Date('2026-06-03T00:00:00Z'),
  });
  expect(shiftWeeks).toBe(12);
  const { rows } = await pool().query(`SELECT "paidAt" FROM "Order" WHERE "externalId" = 'h1'`);
  expect(rows).toEqual([{ paidAt: localAt('2026-05-30T10:00') }]);
});

test('a trial touches nothing', async () => {
  const before = await digests();
  await imported(csv('i1 X 1 07 10:00 10 cust-i'), { isTrial: true });
  expect(await digests()).toEqual(before);
});

describe('NDJSON', () => {
  const order = (externalId: string, more: object = {}) =>
    JSON.stringify({
      externalId,
      member: { externalId: 'cust-n' },
      channel: 'pos',
      placedAt: '2026-03-10T10:00:00+08:00',
      status: 'paid',
      lines: [{ id: '1', sku: 'X', quantity: 2, unitPrice: 1_000 }],
      ...more,
    });
  const refund = (orderExternalId: string, refundNo: string) =>
    JSON.stringify({
      orderExternalId,
      refundNo,
      refundedAt: '2026-03-12T10:00:00+08:00',
      lines: [{ id: '1', quantity: 1 }],
    });

  test('holds orders and refunds as the API takes them; a refund may come before its order', async () => {
    const lines = [
      order('n1'),
      refund('n1', 'R1'),
      refund('n2', 'R2'),
      '{"externalId":',
      JSON.stringify({ externalId: 'n3' }),
      order('n4', { member: { id: 'mem_00000000000000000000000000' } }),
    ];
    const first = await imported(lines, {}, 'ndjson');
    expect(first.rows).toEqual({
      'imported.order': 1,
      'credited.full': 1,
      'unmatched.order_awaited': 1,
      'rejected.json_invalid': 1,
      'rejected.input_invalid': 1,
      'rejected.member_not_found': 1,
    });
    expect(first.figures).toMatchObject({ membersNew: 1, refunded: 1_000 });
    await imported([order('n2', { placedAt: '2026-03-11T10:00:00+08:00' })], {}, 'ndjson');
    const again = await imported(lines.slice(0, 3), {}, 'ndjson');
    expect(again.rows).toEqual({ 'imported_before.order': 1, 'credited_before.full': 2 });
    expect((await stateOf(['cust-n'])).get('cust-n')).toMatchObject({ orders: 2, amount: 2_000, refunded: 2_000 });
  });
});
