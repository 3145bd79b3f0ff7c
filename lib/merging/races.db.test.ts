import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { bookSummary, verifyAllBooks } from '@/lib/ledger';
import { memberStats } from '@/lib/members';
import { orderByExternalId, processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, NOW } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import '@/lib/wiring';
import { dump, MERGED_AT, merge, settle, somebody, spend, split } from './testing/merging';

vi.setConfig({ testTimeout: 180_000 });
beforeAll(() => installStandardProgram(pool()));
afterAll(async () => {
  expect(await verifyAllBooks(pool())).toEqual([]);
  await closeDatabase();
});

const TRIES = 200;
const AT_ONCE = 8;

/** One merge with orders, a spend and a refund of both in the same moment: nothing is lost and nothing counts twice. */
async function race(n: number): Promise<void> {
  const [from, to] = [await somebody(), await somebody()];
  await settle({ member: from.id, externalId: `old-${n}`, lines: [{ yuan: 90, quantity: 3 }] });
  const start = [await bookSummary(pool(), from.id, MERGED_AT), await bookSummary(pool(), to.id, MERGED_AT)];
  const order = (externalId: string, member: { id: string } | { externalId: string }) => ({
    ...anOrder({ externalId, yuan: 50, paidAt: '2026-03-24T12:00:00+08:00' }),
    member,
  });
  const later = (work: () => Promise<unknown>, turns: number) =>
    Array.from({ length: turns })
      .reduce<Promise<unknown>>((before) => before.then(() => pool().query('SELECT 1')), Promise.resolve())
      .then(work);
  const [, spent, ...settled] = await Promise.all([
    later(() => merge(from.id, to.id), n % 4),
    spend(from.id, 10, `race-${n}`),
    processOrders([order(`a-${n}`, { id: from.id })], NOW),
    processOrders([order(`b-${n}`, { externalId: from.externalId })], NOW),
    processOrders([order(`c-${n}`, { id: to.id })], NOW),
    later(() => processRefunds([aRefund(`old-${n}`, [{ id: '1', quantity: 1 }], { refundNo: 'R' })], NOW), n % 5),
    later(() => processOrders([order(`a-${n}`, { id: from.id })], NOW), n % 2),
  ]);
  expect(spent).toMatchObject({ kind: 'entry', entry: { amount: 10 } });
  for (const name of ['a', 'b', 'c', 'old'])
    expect((await orderByExternalId(pool(), `${name}-${n}`))?.memberId).toBe(to.id);
  expect(await memberStats(pool(), [to.id])).toMatchObject([{ orders: 4, amount: 15_000 + 6_000, refunded: 3_000 }]);
  const [left, joined] = [await bookSummary(pool(), from.id, MERGED_AT), await bookSummary(pool(), to.id, MERGED_AT)];
  expect(left.points).toMatchObject({ balance: 0, earned: 0, spent: 0, debt: 0 });
  const before = must(start[0], 'one').points.balance + must(start[1], 'other').points.balance;
  // By the level that counted at its moment; the repeat answers what the first one earned.
  const earned = settled
    .slice(0, 3)
    .flatMap((outcomes) =>
      (outcomes as { ok: boolean; value?: { earned: { points: { granted: number } } } }[]).map(
        ({ value }) => value?.earned.points.granted ?? 0,
      ),
    );
  expect(joined.points.balance).toBe(before - 10 - 30 + earned.reduce((sum, points) => sum + points, 0));
}

test('a merge racing with orders, spends and refunds of both loses and doubles nothing, 200 times', async () => {
  for (let n = 0; n < TRIES; n += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => race(n + index)));
  expect(await verifyAllBooks(pool())).toEqual([]);
});

test('an undoing racing with orders and refunds leaves every order with one member, whose figures are those of his orders', async () => {
  for (let n = 0; n < 40; n++) {
    const [from, to] = [await somebody(), await somebody()];
    await settle({ member: from.id, externalId: `split-${n}`, lines: [{ yuan: 90, quantity: 3 }] });
    const { mergeId } = await merge(from.id, to.id);
    const paidAt = '2026-03-24T12:00:00+08:00';
    const byName = {
      ...anOrder({ externalId: `split-new-${n}`, yuan: 50, paidAt }),
      member: { externalId: from.externalId },
    };
    await Promise.all([
      split(to.id, mergeId),
      processRefunds([aRefund(`split-${n}`, [{ id: '1', quantity: 1 }], { refundNo: 'R' })], NOW),
      processOrders([byName], NOW),
    ]);
    const owner = (await orderByExternalId(pool(), `split-new-${n}`))?.memberId;
    const stats = new Map((await memberStats(pool(), [from.id, to.id])).map((row) => [row.memberId, row]));
    expect(stats.get(from.id)).toMatchObject({ orders: owner === from.id ? 2 : 1, refunded: 3_000 });
    expect(stats.get(to.id)).toMatchObject({ orders: owner === to.id ? 1 : 0, refunded: 0 });
  }
});

test('a merge that is killed half-way leaves nothing', async () => {
  const [from, to] = [await somebody(), await somebody()];
  await settle({ member: from.id, externalId: 'killed', yuan: 300 });
  const before = [await dump(from.id), await dump(to.id)];
  const other = new pg.Client({ connectionString: must(process.env.DATABASE_URL, 'a database') });
  await other.connect();
  await other.query('BEGIN');
  // The counters come after names, orders and the book: the merge waits for this row with all of them written.
  await other.query('SELECT 1 FROM "PointsCapUse" WHERE "memberId" = $1 FOR UPDATE', [from.id]);
  const merging = merge(from.id, to.id).then(
    () => 'done',
    () => 'killed',
  );
  for (;;) {
    const { rows } = await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) break;
  }
  expect(await merging).toBe('killed');
  await other.query('ROLLBACK');
  await other.end();
  expect([await dump(from.id), await dump(to.id)]).toEqual(before);
  await merge(from.id, to.id);
  expect((await orderByExternalId(pool(), 'killed'))?.memberId).toBe(to.id);
});
