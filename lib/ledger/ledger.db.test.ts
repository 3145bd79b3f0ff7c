import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import {
  bookSummary,
  type LedgerWork,
  ledgerLiability,
  loadLedger,
  openHold,
  postAdjust,
  postCredit,
  postHold,
  postMerge,
  postSpend,
  postSplit,
  postTransfer,
  saveLedger,
  verifyAllBooks,
  verifyBook,
} from '@/lib/ledger';
import { givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';

const NOW = localAt('2026-03-20T10:00');

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

const said = (id = newId()) => ({
  key: `test:${id}`,
  source: { type: 'test', id },
  rule: 'test',
  reason: 'test',
  detail: {},
  actor: 'system:test',
  occurredAt: NOW,
  now: NOW,
});

/** Books with both accounts loaded, and saves. */
const booked = <T>(members: readonly string[], work: (ledger: LedgerWork) => T): Promise<T> =>
  withTransaction(async (db) => {
    const ledger = await loadLedger(db, members, members);
    const value = work(ledger);
    await saveLedger(db, ledger);
    return value;
  });

async function memberWith(points: number, activatesAt = NOW, expiresAt = localAt('2027-06-01')) {
  const memberId = await givenMember();
  await booked([memberId], (ledger) => {
    postCredit(ledger, { ...said(), memberId, asset: 'points', amount: points }, { activatesAt, expiresAt });
    postCredit(ledger, { ...said(), memberId, asset: 'growth', amount: points }, { activatesAt, expiresAt: null });
  });
  return memberId;
}

const points = async (memberId: string) => (await bookSummary(pool(), memberId, NOW)).points;

test('points that are given to another member keep their ends and count as spent by nobody', async () => {
  const [from, to] = [await memberWith(100), await givenMember()];
  const outcome = await booked([from, to], (ledger) => postTransfer(ledger, { ...said(), amount: 80 }, { from, to }));
  expect(outcome.ok).toBe(true);
  expect(await points(from)).toMatchObject({ available: 70, spent: 0 });
  // The 50 of joining end first, so they go first.
  expect((await points(to)).expiring).toEqual([
    { points: 100, at: localAt('2027-01-01') },
    { points: 30, at: localAt('2027-06-01') },
  ]);
  const short = await booked([from, to], (ledger) => postTransfer(ledger, { ...said(), amount: 71 }, { from, to }));
  expect(short).toMatchObject({ ok: false, refusal: { code: 'insufficient_points', facts: { short: 1 } } });
});

test('a merge carries lots, pending ones too, counters and growth, and can be undone as if it had not been', async () => {
  const later = new Date(NOW.getTime() + 86_400_000);
  const [from, to] = [await memberWith(100, later), await memberWith(40)];
  await booked([from], (ledger) => postSpend(ledger, { ...said(), memberId: from, amount: 20 }));
  const before = [await points(from), await points(to)];
  const asked = { ...said(), from, to };
  const merged = await booked([from, to], (ledger) => {
    const balances = { points: 130, growth: 100 };
    return (['points', 'growth'] as const).map((asset) => {
      const outcome = postMerge(ledger, asset, asked);
      if (!outcome.ok) throw outcome.refusal;
      expect(outcome.value.from.amount).toBe(balances[asset]);
      return { asset, merged: { carried: outcome.value.carried, balance: balances[asset] } };
    });
  });
  expect(await points(from)).toMatchObject({ balance: 0, earned: 0, spent: 0 });
  expect(await points(to)).toMatchObject({ available: 120, pending: 100, earned: 240, spent: 20 });
  expect((await bookSummary(pool(), to, NOW)).growth.total).toBe(140);
  await booked([from, to], (ledger) => {
    for (const one of merged) postSplit(ledger, one.asset, { ...asked, source: said().source }, one.merged);
  });
  expect([await points(from), await points(to)]).toEqual(before);
  expect((await bookSummary(pool(), from, NOW)).growth.total).toBe(100);
  for (const memberId of [from, to]) expect(await verifyBook(pool(), memberId, 'points')).toEqual([]);
});

test('a merge settles the debt that it brings, and its undoing leaves what was spent where it was spent', async () => {
  const [from, to] = [await givenMember(), await memberWith(100)];
  await booked([from], (ledger) => {
    postAdjust(
      ledger,
      { ...said(), memberId: from, asset: 'points', points: -80 },
      { activatesAt: NOW, expiresAt: null },
      'DEBT',
    );
  });
  expect(await points(from)).toMatchObject({ balance: -30, debt: 30 });
  await booked([from, to], (ledger) => postMerge(ledger, 'points', { ...said(), from, to }));
  expect(await points(from)).toMatchObject({ balance: 0, debt: 0 });
  expect(await points(to)).toMatchObject({ available: 120, debt: 0, balance: 120 });
});

test('what is owed is told by age and by the last month in which it can be spent, whole to the point', async () => {
  const memberId = await memberWith(60, NOW, localAt('2026-04-01'));
  await booked([memberId], (ledger) => postSpend(ledger, { ...said(), memberId, amount: 25 }));
  const { byAge, byExpiry } = await ledgerLiability(pool(), NOW, ZONE);
  const sum = (months: typeof byAge) => months.reduce((total, { active, pending }) => total + active + pending, 0);
  const owed = await pool().query(
    `SELECT sum("balance" + "debt")::int AS owed FROM "LedgerAccount" WHERE "asset" = 'points'`,
  );
  expect(sum(byAge)).toBe(owed.rows[0].owed);
  expect(sum(byExpiry)).toBe(owed.rows[0].owed);
  expect(must(byExpiry[0], 'a month')).toMatchObject({ month: '2026-03', active: 35 });
});

test('the comparison finds a lot, a balance, a counter and a hold that somebody has changed', async () => {
  const memberId = await memberWith(60);
  const outcome = await booked([memberId], (ledger) => {
    const asked = { memberId, points: 20, key: 'HOLD:x', source: said().source, reason: '', actor: 'test' };
    const hold = openHold(ledger, { ...asked, heldAt: NOW, endsAt: new Date(NOW.getTime() + 60_000) });
    if (!hold.ok) throw hold.refusal;
    return postHold(ledger, hold.value, { ...said(), amount: 20 });
  });
  expect(outcome.ok).toBe(true);
  expect(await verifyAllBooks(pool())).toEqual([]);
  const broken = async (change: string, undo: string) => {
    await pool().query(change, [memberId]);
    const faults = await verifyAllBooks(pool());
    await pool().query(undo, [memberId]);
    return faults.map(({ fault }) => fault.split(' ')[0]);
  };
  const account = (column: string, by: string) =>
    `UPDATE "LedgerAccount" SET "${column}" = "${column}" ${by} WHERE "memberId" = $1 AND "asset" = 'points'`;
  expect(await broken(account('spent', '+ 1'), account('spent', '- 1'))).toEqual(['cached']);
  expect(await broken(account('balance', '+ 1'), account('balance', '- 1'))).toEqual(['cached', 'lots']);
  const lot = (by: string) =>
    `UPDATE "LedgerLot" SET "remaining" = "remaining" ${by} WHERE "memberId" = $1 AND "earned" = 60`;
  expect(await broken(lot('- 1'), lot('+ 1'))).toEqual(['lot', 'lots']);
  const hold = (by: string) => `UPDATE "LedgerHold" SET "posted" = "posted" ${by} WHERE "memberId" = $1`;
  expect(await broken(hold('- 1'), hold('+ 1'))).toEqual(['hold']);
});
