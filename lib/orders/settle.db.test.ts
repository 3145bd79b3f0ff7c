import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { bookSummary, verifyAllBooks, verifyBook } from '@/lib/ledger';
import { levelStanding } from '@/lib/levels';
import { memberStats } from '@/lib/members';
import { closeDatabase, pool } from '@/lib/platform/db';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { processOrders } from './commands/process-orders';
import { processRefunds } from './commands/process-refunds';
import { anOrder, aRefund, givenMember, NOW, type SaidOrder } from './testing/orders';
import type { OrderAnswer, OrderEvent, RefundAnswer, RefundEvent } from './types';

beforeAll(() => installStandardProgram(pool()));
afterAll(closeDatabase);

async function settle(...events: OrderEvent[]): Promise<OrderAnswer[]> {
  return (await processOrders(events, NOW)).map((outcome) => {
    if (!outcome.ok) throw outcome.refusal;
    return outcome.value;
  });
}

async function settleOne(said: SaidOrder): Promise<OrderAnswer> {
  return must((await settle(anOrder(said)))[0], 'no answer');
}

async function refund(event: RefundEvent): Promise<RefundAnswer> {
  const outcome = must((await processRefunds([event], NOW))[0], 'no outcome');
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value;
}

const stats = async (member: string) => must((await memberStats(pool(), [member]))[0], 'no stats');

async function expectSound(member: string) {
  expect(await verifyBook(pool(), member, 'points')).toEqual([]);
  expect(await verifyBook(pool(), member, 'growth')).toEqual([]);
}

test('a new member holds the sign-up points and the first level at once', async () => {
  const member = await givenMember();
  const { points, growth } = await bookSummary(pool(), member, NOW);
  expect(points).toMatchObject({ available: 50, pending: 0, earned: 50, debt: 0 });
  expect(growth.total).toBe(0);
  const standing = must(await levelStanding(pool(), member, { orders: 0, amount: 0 }, NOW), 'no level');
  expect(standing.level.code).toBe('bronze');
  await expectSound(member);
});

test('an order of ¥300 of fresh goods on a Saturday gains 950 growth, and mixed goods 750 (4.A.6)', async () => {
  const fresh = await givenMember();
  const saturday = local('2026-03-14T12:00');
  const all = await settleOne({ member: fresh, paidAt: saturday, lines: [{ yuan: 300, category: 'fresh' }] });
  expect(all.earned.growth).toBe(950);
  const mixed = await givenMember();
  const lines = [{ yuan: 100, category: 'fresh' }, { yuan: 200 }];
  expect((await settleOne({ member: mixed, paidAt: saturday, lines })).earned.growth).toBe(750);
});

test('points use the level held just before the order, and the level rises several steps at once', async () => {
  const member = await givenMember();
  const first = await settleOne({ member, yuan: 2_500, paidAt: local('2026-03-10T12:00') });
  expect(first.earned.points.granted).toBe(2_500);
  expect(first.level.before?.code).toBe('bronze');
  expect(first.level.after?.code).toBe('platinum');
  const second = await settleOne({ member, yuan: 100, paidAt: local('2026-03-11T12:00') });
  expect(second.earned.points.granted).toBe(150);
  await expectSound(member);
});

test('the monthly cap grants the remainder and says what it cut', async () => {
  const member = await givenMember();
  await settleOne({ member, yuan: 4_900, paidAt: local('2026-03-10T12:00') });
  const cut = await settleOne({ member, yuan: 300, paidAt: local('2026-03-11T12:00') });
  expect(cut.earned.points).toMatchObject({
    desired: 450,
    granted: 100,
    cuts: [{ cap: 'month', period: '2026-03', limit: 5_000, used: 4_900, cut: 350 }],
  });
  const next = await settleOne({ member, yuan: 300, paidAt: local('2026-04-01') });
  expect(next.earned.points.granted).toBe(450);
});

test('points wait for payment + 15 days, or completion + 7 days when that is sooner', async () => {
  const member = await givenMember();
  const paid = await settleOne({ member, yuan: 10, paidAt: local('2026-03-02T12:00') });
  expect(paid.earned.points.availableAt).toBe(local('2026-03-17T12:00'));
  const done = await settleOne({
    member,
    yuan: 10,
    status: 'completed',
    paidAt: local('2026-03-03T12:00'),
    completedAt: local('2026-03-04T12:00'),
  });
  expect(done.earned.points.availableAt).toBe(local('2026-03-11T12:00'));
  const at = (iso: string) => bookSummary(pool(), member, new Date(iso));
  expect((await at(local('2026-03-11T11:59:59'))).points).toMatchObject({ available: 50, pending: 22 });
  expect((await at(local('2026-03-11T12:00'))).points).toMatchObject({ available: 62, pending: 10 });
  expect((await at(local('2026-03-17T12:00'))).points).toMatchObject({ available: 72, pending: 0 });
});

test('completing a paid order brings its points forward', async () => {
  const member = await givenMember();
  const said = { externalId: 'complete-1', member, yuan: 10, paidAt: local('2026-03-02T12:00') };
  expect((await settleOne(said)).earned.points.availableAt).toBe(local('2026-03-17T12:00'));
  const done = await settleOne({ ...said, status: 'completed', completedAt: local('2026-03-02T12:00') });
  expect(done.earned.points.availableAt).toBe(local('2026-03-09T12:00'));
  expect((await settleOne(said)).earned.points.availableAt).toBe(local('2026-03-09T12:00'));
  const { points } = await bookSummary(pool(), member, localAt('2026-03-09T12:00'));
  expect(points).toMatchObject({ available: 60, pending: 0 });
});

test('a repeat answers the same and changes nothing, an older version is stale, changed lines are refused', async () => {
  const member = await givenMember();
  const said = { externalId: 'repeat-1', member, yuan: 120, version: 3 };
  const first = await settleOne(said);
  const again = await settleOne(said);
  expect({ ...again, created: true }).toEqual(first);
  expect(await settleOne({ ...said, version: 2, yuan: 500 })).toMatchObject({ stale: true, created: false });
  const [changed] = await processOrders([anOrder({ ...said, version: 4, yuan: 500 })], NOW);
  expect(changed).toMatchObject({ ok: false, refusal: { code: 'order_settled' } });
  expect(await stats(member)).toMatchObject({ orders: 1, amount: 12_000 });
  await expectSound(member);
});

test('an order placed first is settled when it is paid, with the lines it then has', async () => {
  const member = await givenMember();
  const said = { externalId: 'placed-1', member };
  expect((await settleOne({ ...said, yuan: 50, status: 'placed' })).earned.points.granted).toBe(0);
  expect(await stats(member)).toMatchObject({ orders: 0, amount: 0 });
  const paid = await settleOne({ ...said, yuan: 80, status: 'paid' });
  expect(paid.earned.points.granted).toBe(80);
  expect(await stats(member)).toMatchObject({ orders: 1, amount: 8_000 });
});

test('refunds in parts take back exactly what one refund in full would', async () => {
  const member = await givenMember();
  const said = { externalId: 'parts-1', member, lines: [{ yuan: 100, quantity: 3 }, { yuan: 233.34 }] };
  const { earned } = await settleOne(said);
  for (const lines of [[{ id: '1', quantity: 1 }], [{ id: '1', quantity: 2 }], [{ id: '2', quantity: 1 }]]) {
    await refund(aRefund('parts-1', lines));
  }
  const { points, growth } = await bookSummary(pool(), member, NOW);
  expect(earned.points.granted).toBeGreaterThan(0);
  expect(points).toMatchObject({ available: 50, pending: 0, debt: 0 });
  expect(growth.total).toBe(0);
  expect(await stats(member)).toMatchObject({ orders: 0, amount: 0, refunded: 33_333 });
  await expectSound(member);
});

test('a refund with the same number answers the first time again and refuses other content', async () => {
  const member = await givenMember();
  await settleOne({ externalId: 'again-1', member, lines: [{ yuan: 90, quantity: 3 }] });
  const event = aRefund('again-1', [{ id: '1', quantity: 1 }], { refundNo: 'A' });
  const first = await refund(event);
  expect(await refund(event)).toEqual({ ...first, isRepeat: true });
  const [other] = await processRefunds([aRefund('again-1', [{ id: '1', quantity: 2 }], { refundNo: 'A' })], NOW);
  expect(other).toMatchObject({ ok: false, refusal: { code: 'refund_mismatch' } });
  const [beyond] = await processRefunds([aRefund('again-1', [{ id: '1', quantity: 3 }], { refundNo: 'B' })], NOW);
  expect(beyond).toMatchObject({ ok: false, refusal: { code: 'refund_exceeds_quantity' } });
});

test('a refund in the month of payment returns cap room, a later one does not', async () => {
  const member = await givenMember();
  await settleOne({ externalId: 'room-1', member, yuan: 5_000, paidAt: local('2026-03-03T12:00') });
  await refund(aRefund('room-1', [{ id: '1', quantity: 1 }], { refundedAt: local('2026-03-05T12:00') }));
  const room = await settleOne({ externalId: 'room-2', member, yuan: 3_000, paidAt: local('2026-03-10T12:00') });
  expect(room.earned.points.granted).toBe(3_000);
  await refund(aRefund('room-2', [{ id: '1', quantity: 1 }], { refundedAt: local('2026-04-05T12:00') }));
  const late = await settleOne({ member, yuan: 3_000, paidAt: local('2026-03-30T12:00') });
  expect(late.earned.points.granted).toBe(2_000);
});

test('a refund after the points have ended becomes debt, which the next credit repays', async () => {
  const member = await givenMember({ registeredAt: local('2023-01-10T10:00') });
  await settleOne({ externalId: 'debt-1', member, yuan: 200, paidAt: local('2023-06-06T12:00') });
  const answer = await refund(aRefund('debt-1', [{ id: '1', quantity: 1 }], { refundedAt: local('2026-03-12T12:00') }));
  expect(answer).toMatchObject({ moved: { points: [{ points: -200, lots: [], debt: 200 }], growth: -200 } });
  expect((await bookSummary(pool(), member, NOW)).points).toMatchObject({ available: 0, debt: 200 });
  const next = await settleOne({ member, yuan: 500, status: 'completed', paidAt: local('2026-03-12T13:00') });
  // Silver ended long ago: the order finds bronze.
  expect(next.earned.points.granted).toBe(500);
  const { points } = await bookSummary(pool(), member, new Date('2026-04-01T00:00:00Z'));
  expect(points).toMatchObject({ available: 300, debt: 0 });
  await expectSound(member);
});

test('a refund that comes before its order is parked and applied when the order settles', async () => {
  const member = await givenMember();
  const early = aRefund('parked-1', [{ id: '1', quantity: 1 }], { refundNo: 'P1' });
  expect(await refund(early)).toMatchObject({ kind: 'parked' });
  expect(await refund(early)).toMatchObject({ kind: 'parked' });
  const other = aRefund('parked-1', [{ id: '1', quantity: 2 }], { refundNo: 'P1' });
  await expect(refund(other)).rejects.toMatchObject({ code: 'refund_mismatch' });
  await settleOne({ externalId: 'parked-1', member, lines: [{ yuan: 60, quantity: 2 }] });
  expect(await stats(member)).toMatchObject({ orders: 1, amount: 3_000, refunded: 3_000 });
  expect(await refund(early)).toMatchObject({ kind: 'refunded', isRepeat: true });
  await expectSound(member);
});

test('a late order takes the level of its own time and dates its change at the last one', async () => {
  const member = await givenMember();
  await settleOne({ member, yuan: 900, paidAt: local('2026-03-10T12:00') });
  const late = await settleOne({ member, yuan: 100, paidAt: local('2026-03-03T12:00') });
  expect(late.earned.points.granted).toBe(100);
  const later = await settleOne({ member, yuan: 1_100, paidAt: local('2026-03-04T12:00') });
  expect(later.level.after?.code).toBe('platinum');
  const standing = must(await levelStanding(pool(), member, { orders: 3, amount: 210_000 }, NOW), 'no level');
  expect(standing.since.toISOString()).toBe(local('2026-03-10T12:00'));
  expect(standing.validTo?.toISOString()).toBe(local('2027-04-01'));
});

test('a guest order is kept and earns nothing; gift cards earn nothing; ¥0 counts as an order', async () => {
  expect((await settleOne({ member: null })).decisions).toMatchObject([{ code: 'order_of_guest' }]);
  const member = await givenMember();
  const gift = await settleOne({ member, lines: [{ yuan: 300, category: 'gift_card' }] });
  expect(gift.earned).toMatchObject({ points: { granted: 0 }, growth: 0 });
  const free = await settleOne({ member, lines: [{ yuan: 0 }] });
  expect(free.earned).toMatchObject({ points: { granted: 0 }, growth: 0 });
  expect(await stats(member)).toMatchObject({ orders: 2, amount: 30_000 });
});

test('cancelling a paid order gives everything back; a cancelled one cannot be paid again', async () => {
  const member = await givenMember();
  const said = { externalId: 'cancel-1', member, yuan: 70, freight: 500 };
  await settleOne(said);
  await settleOne({ ...said, status: 'cancelled' });
  expect((await bookSummary(pool(), member, NOW)).points).toMatchObject({ pending: 0, available: 50 });
  expect(await stats(member)).toMatchObject({ orders: 0, amount: 0 });
  const [paid] = await processOrders([anOrder(said)], NOW);
  expect(paid).toMatchObject({ ok: false, refusal: { code: 'order_cancelled' } });
});

test('an unknown member is refused and leaves nothing, others in the set settle', async () => {
  const member = await givenMember();
  const ghost = anOrder({ externalId: 'ghost-1', member: '00000000-0000-7000-8000-000000000001' });
  const outcomes = await processOrders([ghost, anOrder({ member })], NOW);
  expect(outcomes).toMatchObject([{ ok: false, refusal: { code: 'member_not_found', status: 422 } }, { ok: true }]);
  const { rows } = await pool().query(`SELECT 1 FROM "OrderKey" WHERE "externalId" = 'ghost-1'`);
  expect(rows).toEqual([]);
});

test('two orders of one member in one set are settled one after the other', async () => {
  const member = await givenMember();
  const [first, second] = await settle(
    anOrder({ member, yuan: 250, paidAt: local('2026-03-10T12:00') }),
    anOrder({ member, yuan: 100, paidAt: local('2026-03-10T13:00') }),
  );
  expect(first?.level.after?.code).toBe('silver');
  expect(second?.earned.points.granted).toBe(120);
});

test('the whole book equals its entries after all of the above', async () => {
  expect(await verifyAllBooks(pool(), 7)).toEqual([]);
});
