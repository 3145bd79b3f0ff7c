import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addDays, localDate } from '@/lib/kernel/day';
import { memberStats } from '@/lib/members';
import { merge, settle, somebody, split } from '@/lib/merging/testing/merging';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, NOW } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { local, localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { moveTotals } from './jobs/move';
import { proveStatistics } from './jobs/prove';
import { refreshOnPurchase } from './listen';
import { WINDOWS } from './rules/windows';
import { purchaseDays, recountPurchases } from './store/days';
import { differingFrom, lastProof } from './store/proof';
import { refreshTotals } from './store/totals';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(async () => {
  await installStandardProgram(pool());
  await pool().query(
    `INSERT INTO "Category" ("code", "nameZh", "nameEn", "path", "parentCode") VALUES ('s-food', '食', 'Food', '{s-food}', NULL),
       ('s-fish', '鱼', 'Fish', '{s-food,s-fish}', 's-food')`,
  );
  await pool().query('UPDATE "Program" SET "revision" = "revision" + 1');
});
afterAll(closeDatabase);

const CATEGORIES = ['s-food', 's-fish', 'elsewhere', null];
const BRANDS = ['b1', 'b2', null];
const STORES = ['S1', 'S2', null];
let numbers = 0;

/** An order of some lines on a day and hour of the spring, told late as often as not. */
const said = fc.record({
  day: fc.integer({ min: 1, max: 20 }),
  hour: fc.constantFrom(0, 9, 23),
  store: fc.constantFrom(...STORES),
  status: fc.constantFrom('placed', 'paid', 'completed'),
  lines: fc.array(
    fc.record({
      yuan: fc.integer({ min: 0, max: 90 }),
      quantity: fc.integer({ min: 1, max: 3 }),
      category: fc.constantFrom(...CATEGORIES),
      brand: fc.constantFrom(...BRANDS),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  back: fc.constantFrom('none', 'none', 'unit', 'all', 'first', 'cancel'),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

async function carryOut(member: string, one: Said): Promise<void> {
  const externalId = `stat-${process.pid}-${numbers++}`;
  const paidAt = local(`2026-03-${String(one.day).padStart(2, '0')}T${String(one.hour).padStart(2, '0')}:30`);
  const lines = one.lines.map(({ yuan, quantity, category }) => ({
    yuan: yuan * quantity,
    quantity,
    ...(category === null ? {} : { category }),
  }));
  const base = anOrder({ externalId, member, paidAt, status: one.status as 'paid', lines });
  const event = {
    ...base,
    storeCode: one.store,
    lines: base.lines.map((line, place) => ({ ...line, brand: one.lines[place]?.brand ?? null })),
  };
  const back = aRefund(externalId, refunded(one), { refundedAt: local('2026-03-19T12:00') });
  // A refund that comes first waits for its order.
  if (one.back === 'first') await processRefunds([back], NOW);
  await processOrders([event], NOW);
  if (one.back === 'cancel') await processOrders([{ ...event, status: 'cancelled' }], NOW);
  else if (one.back !== 'none') await processRefunds([back], NOW);
}

const refunded = ({ lines, back }: Said) =>
  lines
    .map(({ quantity }, place) => ({ id: `${place + 1}`, quantity: back === 'all' ? quantity : 1 }))
    .slice(0, back === 'all' ? undefined : 1);

test('what is kept of purchases equals the orders after any orders, refunds, cancellations, merges and their undoing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 2, maxLength: 8 }), fc.boolean(), async (orders, isUndone) => {
      const [one, other] = [(await somebody()).id, (await somebody()).id];
      const check = async () => {
        expect(await differingFrom(pool(), [one, other], ZONE)).toEqual([]);
        const days = await purchaseDays(pool(), [one, other]);
        for (const { memberId, orders: counted, amount } of await memberStats(pool(), [one, other])) {
          const sales = days.filter((day) => day.memberId === memberId && day.kind === 'sale');
          expect(sales.reduce((sum, day) => sum + day.orders, 0)).toBe(counted);
          expect(sales.reduce((sum, day) => sum + day.amount, 0)).toBe(amount);
        }
      };
      for (const [place, order] of orders.entries()) await carryOut(place % 3 === 0 ? one : other, order);
      await check();
      const { mergeId } = await merge(other, one);
      await check();
      if (isUndone) await split(one, mergeId);
      await check();
    }),
    { numRuns: 25, seed: 11 },
  );
});

test('a category counts an order once, with what stands below it', async () => {
  const { id } = await somebody();
  const lines = [
    { yuan: 10, category: 's-fish' },
    { yuan: 20, category: 's-food' },
  ];
  await settle({ member: id, lines });
  const days = (await purchaseDays(pool(), [id])).filter(({ kind }) => kind === 'category');
  expect(days.map(({ code, orders, amount }) => [code, orders, amount]).sort()).toEqual([
    ['s-fish', 1, 1_000],
    ['s-food', 1, 3_000],
  ]);
});

/** What the sums say on a day: nothing when they do not hold for it. */
async function sumsOn(memberId: string, day: string) {
  const { rows } = await pool().query(
    `SELECT t.* FROM "PurchaseTotal" t WHERE t."memberId" = $1 AND NOT t."isStale" AND t."asOf" <= $2::date AND $2::date < t."movesOn"`,
    [memberId, day],
  );
  return rows[0];
}

test('sums of windows hold from day to day, move when something leaves, and say when they do not hold', async () => {
  const { id } = await somebody();
  const start = localAt('2026-03-01T12:00');
  for (const [after, yuan] of [
    [0, 10],
    [0, 5],
    [3, 20],
    [40, 30],
  ] as const)
    await settle({ member: id, yuan, paidAt: addDays(start, after, ZONE).toISOString() });
  const days = await purchaseDays(pool(), [id]);
  const expected = (day: string, window: number) => {
    const from = localDate(addDays(new Date(`${day}T12:00:00Z`), 1 - window, 'UTC'), 'UTC');
    const held = days.filter((one) => one.kind === 'sale' && one.day >= from && one.day <= day);
    return [held.reduce((sum, one) => sum + one.orders, 0), new Set(held.map((one) => one.day)).size];
  };
  await refreshTotals(pool(), [id], localDate(start, ZONE));
  for (let after = 0; after < 420; after++) {
    const now = addDays(start, after, ZONE);
    const day = localDate(now, ZONE);
    await moveTotals(now);
    const row = await sumsOn(id, day);
    expect(row, day).toBeDefined();
    for (const window of WINDOWS) expect([row[`orders${window}`], row[`days${window}`]]).toEqual(expected(day, window));
  }
  await settle({ member: id, yuan: 1, paidAt: local('2026-03-02T12:00') });
  const last = localDate(addDays(start, 419, ZONE), ZONE);
  expect(await sumsOn(id, last)).toBeUndefined();
  await refreshOnPurchase({ id: 1, name: 'order.settled', memberId: id, payload: {}, at: NOW });
  const { rows } = await pool().query('SELECT "isStale" FROM "PurchaseTotal" WHERE "memberId" = $1', [id]);
  expect(rows).toEqual([{ isStale: false }]);
});

test('a proof finds whose days differ from his orders, mends them and says whom', async () => {
  const [wrong, missing, right] = [(await somebody()).id, (await somebody()).id, (await somebody()).id];
  for (const member of [wrong, missing, right]) await settle({ member, yuan: 40, paidAt: local('2026-03-05T10:00') });
  await pool().query(`UPDATE "PurchaseDay" SET "amount" = "amount" + 1 WHERE "memberId" = $1 AND "kind" = 'sale'`, [
    wrong,
  ]);
  await pool().query('DELETE FROM "PurchaseDay" WHERE "memberId" = $1', [missing]);
  const { mended } = await proveStatistics(NOW);
  expect([...mended].sort()).toEqual([wrong, missing].sort());
  expect(await differingFrom(pool(), [wrong, missing, right], ZONE)).toEqual([]);
  expect(await lastProof(pool())).toMatchObject({ mended: 2, finishedAt: NOW });
  expect((await proveStatistics(NOW)).mended).toEqual([]);
  await recountPurchases(pool(), [], ZONE);
});
