import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBook } from '@/lib/ledger';
import { knownMembers } from '@/lib/members';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { type ImportReport, importOrders } from './run/import-orders';
import { ONLINE_RETAIL } from './schema';
import { naiveImport, ONLINE_RETAIL_FILE } from './testing/naive';
import { digests, stateOf } from './testing/state';

const folder = mkdtempSync(join(tmpdir(), 'imports-'));
const rejects = join(folder, 'rejects.csv');
const naive = naiveImport();
const customers = [...naive.members.keys()];
const LONG = 120_000;

function importAll(batchSize = 500): Promise<ImportReport> {
  return importOrders({
    file: ONLINE_RETAIL_FILE,
    map: ONLINE_RETAIL,
    isTrial: false,
    shiftWeeks: 0,
    rejects,
    batchSize,
    now: new Date('2011-01-10T00:00:00Z'),
  });
}

async function ordersStored(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>('SELECT count(*)::int AS count FROM "Order"');
  return rows[0]?.count ?? 0;
}

/** The real program, killed as soon as it has stored some orders: no handler of it can tidy up. */
async function importAndKill(): Promise<void> {
  const args = ['--import', './scripts/register.mjs', 'scripts/cli.ts', 'import', 'orders', ONLINE_RETAIL_FILE];
  const child = spawn(process.execPath, [...args, '--rejects', rejects, '--batch', '90'], { stdio: 'ignore' });
  const ended = once(child, 'close');
  while (child.exitCode === null && (await ordersStored()) < 300);
  child.kill('SIGKILL');
  await ended;
}

beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDatabase();
});

describe('importing Online Retail', () => {
  let first: ImportReport;

  test(
    'goes on after it was killed in the middle',
    async () => {
      await importAndKill();
      const before = await ordersStored();
      expect(before).toBeGreaterThanOrEqual(300);
      expect(before).toBeLessThan(naive.sales);
      first = await importAll();
      expect(first.tally.figures).toMatchObject({
        ordersBefore: before,
        ordersNew: naive.sales - before,
        ordersRefused: 0,
      });
    },
    LONG,
  );

  test('accounts for every row as an independent count of the file does', () => {
    const merged: Record<string, number> = {};
    for (const [key, rows] of first.tally.rows) {
      const once = key.replace('_before', '');
      merged[once] = (merged[once] ?? 0) + rows;
    }
    expect(merged).toEqual(naive.counts);
    expect(Object.values(merged).reduce((a, b) => a + b)).toBe(39_530);
    expect(naive.counts).toMatchObject({ 'rejected.quantity_not_positive': 69, 'rejected.row_incomplete': 1 });
    const { figures } = first.tally;
    expect(figures).toMatchObject({ rows: 39_530, invoices: 1_893, foreignRows: 1 });
    expect(figures.refundsNew + figures.refundsBefore).toBe(naive.refunds);
  });

  test('keeps 1,525 of 1,594 sales, 1,340 of them of 860 customers, those without goods too', async () => {
    const { rows } = await pool().query(
      `SELECT count(*)::int AS sales, count(*) FILTER (WHERE "memberId" <> '00000000-0000-0000-0000-000000000000')::int AS named,
              count(*) FILTER (WHERE "status" = 'completed' AND "source" = 'import' AND "completedAt" = "paidAt")::int AS completed
       FROM "Order"`,
    );
    expect(rows[0]).toEqual({ sales: naive.sales, named: 1_340, completed: naive.sales });
    expect([naive.sales, naive.guests, customers.length]).toEqual([1_594 - 69, 185, 860]);
    const other = await pool().query(
      `SELECT o."externalId", o."freight", o."goods", o."adjustment" FROM "Order" o
       WHERE o."externalId" IN ('538175', '538147', '536591', '537632') ORDER BY 1`,
    );
    expect(other.rows.map((row) => Object.values(row).map(String))).toEqual([
      ['536591', expect.any(String), expect.any(String), '0'],
      ['537632', '0', '0', '1354133'],
      ['538147', '0', '0', '1500'],
      ['538175', '37800', '0', '0'],
    ]);
  });

  test('gives all 860 members the points, growth, statistics and level of a plain computation', async () => {
    const state = await stateOf(customers);
    const plain = [...naive.members].map(([id, { rises: _, ...member }]) => [id, member] as const);
    expect(Object.fromEntries(state)).toEqual(Object.fromEntries(plain));
  });

  // By hand, after docs/rules.md: all orders lie in the first 30 days (×2), 5 or more of one line ×2.
  test('gives three members exactly what paper and pencil give', async () => {
    const state = await stateOf(['15100', '16353', '15299']);
    // 1 Dec (Wed) 32 × 10.95 = 350.40, bronze ×4 = 1,401; 12 back: 1,401 × 12/32 = 525.
    // 8 Dec (Wed) the same at silver ×4.8 = 1,681; 7 back from this newer sale: 1,681 × 7/32 = 367.
    // Growth 350 + 50 twice, back 400 × 12/32 = 150 and 400 × 7/32 = 87.
    expect(state.get('15100')).toEqual({
      earned: 50 + 1_401 + 1_681,
      pointsBack: 525 + 367,
      growth: 400 - 150 + 400 - 87,
      orders: 2,
      amount: 35_040 * 2 - 19 * 1_095,
      refunded: 19 * 1_095,
      level: 'silver',
    });
    // 5 Dec is a Sunday: 204.00 × 2 × 2 × 2 is cut to ×5 = 1,020; then 102.00 × 4.8 = 489 at silver, silver and gold.
    expect(state.get('16353')).toEqual({
      earned: 50 + 1_020 + 489 * 3,
      pointsBack: 0,
      growth: 204 * 2 + 102 * 3,
      orders: 4,
      amount: 20_400 + 3 * 10_200,
      refunded: 0,
      level: 'gold',
    });
    // 1,003.20 × 4 = 4,012; 303.96 × 4.8 = 1,459 of which the month has room for 938; 527.85 gets nothing.
    expect(state.get('15299')).toEqual({
      earned: 50 + 4_012 + 938,
      pointsBack: 0,
      growth: 1_003 + 50 + 303 + 50 + 527 + 50,
      orders: 3,
      amount: 100_320 + 30_396 + 52_785,
      refunded: 0,
      level: 'gold',
    });
  });

  test(
    'leaves every book equal to its replay',
    async () => {
      const ids = await knownMembers(pool(), { externalIds: customers });
      const faults: string[] = [];
      for (const id of ids.values()) {
        faults.push(...(await verifyBook(pool(), id, 'points')), ...(await verifyBook(pool(), id, 'growth')));
      }
      expect([ids.size, faults]).toEqual([860, []]);
    },
    LONG,
  );

  test('lists every row that was not taken, with its line and reason', () => {
    const [header, ...lines] = readFileSync(rejects, 'utf8').trimEnd().split('\n');
    expect(header).toMatch(/^line,outcome,reason,detail,InvoiceNo,StockCode,/);
    const listed = lines.map((line) => line.split(','));
    const wanted = Object.entries(naive.counts).filter(([key]) => /^(rejected|unmatched)|partial$/.test(key));
    expect(listed.length).toBe(wanted.reduce((total, [, rows]) => total + rows, 0));
    expect(listed.every(([line, , reason]) => Number(line) >= 2 && Number(line) <= 39_531 && reason !== '')).toBe(true);
    expect(lines).toContain('39531,rejected,row_incomplete,3/8,539650,84347,R');
    expect(lines).toContain(
      '143,unmatched,not_goods,D,C536379,D,Discount,-1,01/12/2010 09:41,27.5,14527,United Kingdom',
    );
  });

  test(
    'changes nothing when it is run again, whatever the size of its batches',
    async () => {
      const before = await digests();
      const second = await importAll(37);
      expect(await digests()).toEqual(before);
      expect(second.tally.figures).toMatchObject({
        ordersNew: 0,
        ordersBefore: naive.sales,
        refundsNew: 0,
        membersNew: 0,
      });
      expect(second.tally.figures.refundsBefore).toBe(naive.refunds);
      const counts = Object.fromEntries(
        [...second.tally.rows].map(([key, rows]) => [key.replace('_before', ''), rows]),
      );
      expect(counts).toEqual(naive.counts);
    },
    LONG,
  );

  test('is told to the audit trail once per run', async () => {
    const { rows } = await pool().query(
      `SELECT "objectId", "after" FROM "AuditEntry" WHERE "action" = 'imports.orders' ORDER BY "at", "id"`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ objectId: 'online-retail-2010-12.csv', after: { rows: 39_530 } });
  });
});
