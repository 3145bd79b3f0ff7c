import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { verifyAllBooks } from '@/lib/ledger';
import { processRefunds } from '@/lib/orders';
import { aRefund } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { local, localAt } from '@/lib/platform/testing/zone';
import { savePointsRules } from '@/lib/points';
import { installStandardProgram, STANDARD_POINTS } from '@/lib/standard-program';
import { anEvent, givenMember, givenOrder, record } from './testing/people';

beforeAll(async () => {
  await installStandardProgram(pool());
  const caps = [{ code: 'day', period: 'day' as const, limit: 10_000 }];
  const rules = { ...STANDARD_POINTS, caps };
  const effectiveFrom = localAt('2026-03-10');
  await savePointsRules(pool(), { version: 2, effectiveFrom, note: 'a day instead of a month', rules });
});
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

/** What a member has used of the caps, by cap and period. */
async function used(memberId: string): Promise<Record<string, number>> {
  const { rows } = await pool().query(
    `SELECT "cap" || ' ' || "period" AS name, "used"::int FROM "PointsCapUse" WHERE "memberId" = $1
     UNION ALL SELECT "cap" || ' ' || "period", "used"::int FROM "GrowthCapUse" WHERE "memberId" = $1`,
    [memberId],
  );
  return Object.fromEntries(rows.map(({ name, used }) => [name, used]));
}

const reviewOf = (member: string, order: string, type: string, at: string) =>
  anEvent(member, type, at, { order, line: '1' });

test('a review deleted by a clock that runs behind returns its own room and no more (4.A.7)', async () => {
  const member = await givenMember();
  const order = await givenOrder(member, local('2026-02-01T12:00'), [10]);
  await record([reviewOf(member, order, 'review', local('2026-03-01T00:05'))]);
  await record([anEvent(member, 'share', local('2026-03-01T12:00'), { object: 'a' })]);
  await givenOrder(member, local('2026-03-03T12:00'), [6_000]);
  expect(await used(member)).toMatchObject({ 'month 2026-03': 5_000, 'behaviour_day 2026-03-01': 30 });
  const [deleted] = await record([reviewOf(member, order, 'review_deleted', local('2026-02-28T23:59'))]);
  expect(deleted?.taken).toEqual({ points: 5, growth: 10 });
  expect(await used(member)).toMatchObject({ 'month 2026-03': 4_995, 'behaviour_day 2026-03-01': 20 });
});

test('a review deleted under other caps returns room of those it was granted under (4.A.7, 4.M)', async () => {
  const member = await givenMember();
  const order = await givenOrder(member, local('2026-02-01T12:00'), [10]);
  await record([reviewOf(member, order, 'review', local('2026-03-02T12:00'))]);
  await givenOrder(member, local('2026-03-03T12:00'), [6_000]);
  await record([reviewOf(member, order, 'review_deleted', local('2026-03-12T12:00'))]);
  expect((await used(member))['month 2026-03']).toBe(4_995);
  await givenOrder(member, local('2026-03-05T12:00'), [6_000]);
  expect((await used(member))['month 2026-03']).toBe(5_000);
});

test('an order refunded under other caps returns room of those it was granted under (4.A.7, 4.A.11)', async () => {
  const member = await givenMember();
  const order = await givenOrder(member, local('2026-03-03T12:00'), [1_000]);
  await givenOrder(member, local('2026-03-04T12:00'), [6_000]);
  const refund = aRefund(order, [{ id: '1', quantity: 1 }], { refundedAt: local('2026-03-12T12:00') });
  const [outcome] = await processRefunds([refund], new Date());
  expect(outcome).toMatchObject({ ok: true, value: { kind: 'refunded' } });
  expect(await used(member)).toMatchObject({ 'month 2026-03': 4_000 });
});
