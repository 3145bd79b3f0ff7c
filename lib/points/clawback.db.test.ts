import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { decisionsOf } from '@/lib/decisions';
import { bookSummary, readPassbook, verifyAllBooks } from '@/lib/ledger';
import { processOrders, processRefunds } from '@/lib/orders';
import { anOrder, aRefund, givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { shared } from '@/lib/platform/shared';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { processSpending } from './spending/process';

const PAID = local('2026-03-03T12:00');
const ACTIVE = localAt('2026-04-03T12:00');

beforeAll(() => installStandardProgram(pool()));
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

async function givenPolicy(clawback: string): Promise<void> {
  await pool().query(
    `UPDATE "Program" SET "settings" = jsonb_set("settings"::jsonb, '{points}', $1::jsonb), "revision" = "revision" + 1`,
    [JSON.stringify({ clawback })],
  );
  shared.forget('program');
}

/** A member who used 120 of 150 points, 100 of them from an order that comes back; the types and amounts it leaves. */
async function refundedAfterSpending(name: string, refundedAt: string, spent = 120) {
  const memberId = await givenMember();
  await processOrders([anOrder({ externalId: name, member: memberId, yuan: 100, paidAt: PAID })], ACTIVE);
  if (spent > 0)
    await processSpending([{ kind: 'spend', memberId, points: spent, note: '', source: null, actor: 'test' }], ACTIVE);
  await processRefunds([aRefund(name, [{ id: '1', quantity: 1 }], { refundedAt })], ACTIVE);
  const lines = await readPassbook(pool(), memberId, ['points'], null, 2);
  const { points } = await bookSummary(pool(), memberId, ACTIVE);
  return {
    points,
    lines: lines.map(({ type, amount, direction }) => `${type} ${amount * direction || amount}`).reverse(),
  };
}

const LATER = local('2026-04-05T12:00');

test('under ALLOW_DEBT what is not there becomes debt', async () => {
  await givenPolicy('ALLOW_DEBT');
  const { points, lines } = await refundedAfterSpending('debt', LATER);
  expect(lines.at(-1)).toBe('CLAWBACK -100');
  expect(points).toMatchObject({ balance: -70, debt: 70, available: 0 });
});

test('under CLAMP what is not there is waived in writing, and nobody owes', async () => {
  await givenPolicy('CLAMP');
  const { points, lines } = await refundedAfterSpending('clamp', LATER);
  expect(lines).toEqual(['CLAWBACK -30', 'WAIVED 70']);
  expect(points).toMatchObject({ balance: 0, debt: 0 });
});

test('under PENDING_ONLY points that are active stay, and pending ones go', async () => {
  await givenPolicy('PENDING_ONLY');
  const active = await refundedAfterSpending('kept', LATER, 0);
  expect(active.points).toMatchObject({ balance: 150, debt: 0 });
  expect(active.lines.at(-1)).toBe('WAIVED 100');
  const pending = await refundedAfterSpending('gone', local('2026-03-04T12:00'), 0);
  expect(pending.points).toMatchObject({ balance: 50, debt: 0 });
  expect(pending.lines.at(-1)).toBe('CLAWBACK -100');
});

test.each([
  ['CLAMP', local('2026-03-13T12:00')],
  ['PENDING_ONLY', local('2026-03-13T12:00')],
])('under %s a cap gets back only the room of what was taken (4.A.7)', async (policy, refundedAt) => {
  await givenPolicy(policy);
  const memberId = await givenMember();
  const at = new Date(refundedAt);
  const times = { paidAt: PAID, completedAt: PAID, status: 'completed' } as const;
  const order = { externalId: `room-${policy}`, member: memberId, yuan: 4_900, ...times };
  await processOrders([anOrder(order)], at);
  await processSpending([{ kind: 'spend', memberId, points: 4_950, note: '', source: null, actor: 'test' }], at);
  const [refund] = await processRefunds([aRefund(order.externalId, [{ id: '1', quantity: 1 }], { refundedAt })], at);
  expect(refund).toMatchObject({
    ok: true,
    value: { moved: { waived: { points: 4_900, growth: 0 }, points: [{ points: 0, debt: 0 }] } },
  });
  const [decision] = await decisionsOf(pool(), memberId, null, 1);
  expect(decision?.reasons).toContainEqual(
    expect.objectContaining({ code: 'points_waived', facts: { taken: 0, waived: 4_900 } }),
  );
  const [next] = await processOrders([anOrder({ member: memberId, yuan: 300, paidAt: local('2026-03-14T12:00') })], at);
  expect(next).toMatchObject({ ok: true, value: { earned: { points: { granted: 100 } } } });
});
