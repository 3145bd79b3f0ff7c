import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { bookSummary, readPassbook, verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { local } from '@/lib/platform/testing/zone';
import { savePointsRules } from '@/lib/points';
import { installStandardProgram, STANDARD_POINTS } from '@/lib/standard-program';
import { processOrders } from './commands/process-orders';
import { anOrder, givenMember, type SaidOrder } from './testing/orders';

// In New York the clocks of 2026 go forward on 8 March at 2:00 and back on 1 November at 2:00.
const ZONE = 'America/New_York';
const NOW = new Date('2030-01-01T00:00:00Z');
const ny = (wall: string) => local(wall, ZONE);

beforeAll(async () => {
  await installStandardProgram(pool(), { zone: ZONE });
  const caps = [
    { code: 'week', period: 'week' as const, limit: 2_000 },
    { code: 'month', period: 'month' as const, limit: 3_000 },
  ];
  const rules = { ...STANDARD_POINTS, caps };
  await savePointsRules(pool(), { version: 2, effectiveFrom: new Date(0), note: 'a week as well', rules });
});
afterEach(async () => expect(await verifyAllBooks(pool())).toEqual([]));
afterAll(closeDatabase);

async function settle(said: SaidOrder) {
  const outcome = must((await processOrders([anOrder(said)], NOW))[0], 'an outcome');
  if (!outcome.ok) throw outcome.refusal;
  return outcome.value.earned;
}

test.each<[string, string, string | null, string]>([
  ['a time that is skipped', '2026-02-21T02:30', null, '2026-03-08T07:30:00.000Z'],
  ['noon of a day of 23 hours', '2026-02-21T12:00', null, '2026-03-08T16:00:00.000Z'],
  ['a time that comes twice', '2026-10-17T01:30', null, '2026-11-01T05:30:00.000Z'],
  ['midnight after a day of 25 hours', '2026-10-18T00:00', null, '2026-11-02T05:00:00.000Z'],
  ['a week after completion in October', '2026-10-26T09:00', '2026-10-27T09:00', '2026-11-03T14:00:00.000Z'],
  ['29 February', '2028-02-14T12:00', null, '2028-02-29T17:00:00.000Z'],
  ['the day after it', '2028-02-15T12:00', null, '2028-03-01T17:00:00.000Z'],
  ['the end of a month of 31 days', '2026-01-31T12:00', null, '2026-02-15T17:00:00.000Z'],
  ['the turn of a year', '2026-12-17T00:00', null, '2027-01-01T05:00:00.000Z'],
])('points that wait for %s arrive at that instant (4.A.4)', async (_, paid, completed, arrives) => {
  const member = await givenMember();
  const order = { member, yuan: 10, paidAt: ny(paid) };
  const { points } = await settle(
    completed === null ? order : { ...order, status: 'completed', completedAt: ny(completed) },
  );
  expect(points.availableAt).toBe(arrives);
  const pending = async (at: number) => (await bookSummary(pool(), member, new Date(at))).points.pending;
  expect(await pending(Date.parse(arrives) - 1)).toBe(points.granted);
  expect(await pending(Date.parse(arrives))).toBe(0);
});

test.each<[string, readonly [paidAt: string, granted: number][]]>([
  [
    'a week ends with the Sunday of 23 hours',
    [
      [ny('2026-03-03T12:00'), 2_000],
      ['2026-03-09T03:59:59.999Z', 0],
      ['2026-03-09T04:00:00Z', 1_000],
    ],
  ],
  [
    'a week ends with the Sunday of 25 hours',
    [
      [ny('2026-10-27T12:00'), 2_000],
      ['2026-11-02T04:59:59.999Z', 0],
      ['2026-11-02T05:00:00Z', 2_000],
    ],
  ],
  [
    'October ends in summer time',
    [
      [ny('2026-10-06T12:00'), 2_000],
      [ny('2026-10-13T12:00'), 1_000],
      ['2026-11-01T03:59:59.999Z', 0],
      ['2026-11-01T04:00:00Z', 2_000],
    ],
  ],
  [
    'November, which began in summer time, ends in winter time',
    [
      ['2026-11-01T04:00:00Z', 2_000],
      [ny('2026-11-10T12:00'), 1_000],
      ['2026-12-01T04:59:59.999Z', 0],
      ['2026-12-01T05:00:00Z', 2_000],
    ],
  ],
  [
    '29 February belongs to February',
    [
      [ny('2028-02-08T12:00'), 2_000],
      [ny('2028-02-15T12:00'), 1_000],
      ['2028-03-01T04:59:59.999Z', 0],
      ['2028-03-01T05:00:00Z', 2_000],
    ],
  ],
  [
    'the last moment of a year belongs to it',
    [
      [ny('2026-12-08T12:00'), 2_000],
      [ny('2026-12-15T12:00'), 1_000],
      ['2027-01-01T04:59:59.999Z', 0],
      ['2027-01-01T05:00:00Z', 2_000],
    ],
  ],
])('of the caps in New York: %s (4.A.7, 4.H)', async (_, orders) => {
  const member = await givenMember();
  for (const [paidAt, granted] of orders)
    expect([paidAt, (await settle({ member, yuan: 4_000, paidAt })).points.granted]).toEqual([paidAt, granted]);
});

test.each([
  ['2026-03-07T04:59:59.999Z', 100, 'the last moment of Friday'],
  ['2026-03-07T05:00:00Z', 200, 'the first of Saturday'],
  ['2026-03-09T03:59:59.999Z', 200, 'the last of the Sunday of 23 hours'],
  ['2026-03-09T04:00:00Z', 100, 'the first of Monday'],
  ['2026-11-02T04:59:59.999Z', 200, 'the last of the Sunday of 25 hours'],
  ['2026-11-02T05:00:00Z', 100, 'the first of its Monday'],
])('the weekend is that of the local day of payment: %s gains %s, %s (4.H.1)', async (paidAt, gained) => {
  expect((await settle({ member: await givenMember(), yuan: 100, paidAt })).growth).toBe(gained);
});

test.each([
  ['2028-02-29T05:00:00Z', 200, '29 February itself'],
  ['2028-03-01T04:59:59.999Z', 200, 'its last moment'],
  ['2028-03-01T05:00:00Z', 100, 'March'],
  ['2029-02-01T05:00:00Z', 200, 'the first of February in a common year'],
  ['2029-03-01T04:59:59.999Z', 200, 'the last moment of 28 February'],
  ['2029-03-01T05:00:00Z', 100, 'March of a common year'],
])('whoever is born on 29 February has the whole of February: %s earns %s, %s (4.H.3)', async (paidAt, earned) => {
  const member = await givenMember({ birthday: '1996-02-29' });
  expect((await settle({ member, yuan: 100, paidAt })).points.granted).toBe(earned);
});

test.each([
  ['2027-01-01T04:59:59.999Z', '2028-01-01T05:00:00.000Z'],
  ['2027-01-01T05:00:00Z', '2029-01-01T05:00:00.000Z'],
  ['2028-02-29T17:00:00Z', '2030-01-01T05:00:00.000Z'],
])('points of an order paid at %s end at %s (4.A.3)', async (paidAt, end) => {
  const member = await givenMember();
  await settle({ member, yuan: 100, paidAt });
  const [line] = await readPassbook(pool(), member, ['points'], null, 1);
  expect(line?.lots.map(({ expiresAt }) => expiresAt?.toISOString())).toEqual([end]);
});
