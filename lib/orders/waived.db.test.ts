import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import { bookSummary, loadLedger, postAdjust, readPassbook, saveLedger, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool, withTransaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/new-id';
import { installStandardProgram } from '@/lib/standard-program';
import { processOrders } from './commands/process-orders';
import { processRefunds } from './commands/process-refunds';
import { anOrder, aRefund, givenMember, NOW } from './testing/orders';

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

/** A member whose order of ¥200 gave 200 growth, 150 of which were taken by hand since. */
async function givenGrowthTakenByHand(externalId: string): Promise<string> {
  const memberId = await givenMember();
  await processOrders([anOrder({ externalId, member: memberId, yuan: 200 })], NOW);
  await withTransaction(async (db) => {
    const work = await loadLedger(db, [memberId], [memberId]);
    const about = { memberId, asset: 'growth', points: -150, source: { type: 'ticket', id: newId() } } as const;
    const said = { key: 'ADJUST:test', rule: 'test', reason: 'test', detail: {}, actor: 'test' };
    const life = { activatesAt: NOW, expiresAt: null };
    expect(postAdjust(work, { ...about, ...said, occurredAt: NOW, now: NOW }, life).ok).toBe(true);
    await saveLedger(db, work);
  });
  return memberId;
}

test('a refund takes the growth that is there, and waives in writing what was taken by hand before (4.A.10)', async () => {
  const memberId = await givenGrowthTakenByHand('waived-1');
  const [outcome] = await processRefunds([aRefund('waived-1', [{ id: '1', quantity: 1 }])], NOW);
  expect(outcome).toMatchObject({ ok: true, value: { moved: { growth: -50, waived: { points: 0, growth: 150 } } } });
  expect((await bookSummary(pool(), memberId, NOW)).growth.total).toBe(0);
  const lines = await readPassbook(pool(), memberId, ['growth'], null, 2);
  expect(lines.map(({ type, amount, direction, reason }) => ({ type, amount, direction, reason }))).toEqual([
    { type: 'WAIVED', amount: 150, direction: 0, reason: 'waived' },
    { type: 'CLAWBACK', amount: 50, direction: -1, reason: 'refund' },
  ]);
  expect(lines.map(({ detail }) => detail.order)).toEqual(['waived-1', 'waived-1']);
  const [decision] = await decisionsOf(pool(), memberId, null, 1);
  expect(decision).toMatchObject({ outcome: { moved: { waived: { growth: 150 } } } });
  expect(decision?.reasons).toContainEqual(
    expect.objectContaining({ code: 'growth_waived', outcome: 'withheld', facts: { taken: 50, waived: 150 } }),
  );
});

test('the order can be cancelled as well', async () => {
  const memberId = await givenGrowthTakenByHand('waived-2');
  const [cancelled] = await processOrders(
    [anOrder({ externalId: 'waived-2', member: memberId, yuan: 200, status: 'cancelled' })],
    NOW,
  );
  expect(cancelled).toMatchObject({ ok: true });
  expect((await bookSummary(pool(), memberId, NOW)).growth.total).toBe(0);
});
