import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '@/lib/kernel/assert';
import { processOrders } from '@/lib/orders';
import { anOrder, givenMember } from '@/lib/orders/testing/orders';
import { closeDatabase, pool } from '@/lib/platform/db';
import { local, localAt } from '@/lib/platform/testing/zone';
import { installStandardProgram } from '@/lib/standard-program';
import { closeLevels } from '.';
import { heldLevels } from './store/held';

// In New York the clocks of 2026 go forward on 8 March at 2:00 and back on 1 November at 2:00.
const ZONE = 'America/New_York';
const NOW = new Date('2034-01-01T00:00:00Z');
const ny = (wall: string) => localAt(wall, ZONE);
const before = (at: Date) => new Date(at.getTime() - 1);

beforeAll(() => installStandardProgram(pool(), { zone: ZONE }));
afterAll(closeDatabase);

const held = async (memberId: string) => must((await heldLevels(pool(), [memberId]))[0], 'a level');

/** A member who reached gold by one order. */
async function golden(paidAt: string): Promise<string> {
  const member = await givenMember({ registeredAt: local('2024-01-06T10:00', ZONE) });
  const outcome = must((await processOrders([anOrder({ member, yuan: 900, paidAt })], NOW))[0], 'an outcome');
  if (!outcome.ok) throw outcome.refusal;
  return member;
}

test.each([
  ['the last moment of October, in summer time', '2026-11-01T03:59:59.999Z', '2027-11-01T04:00:00.000Z'],
  ['1 November 0:00', '2026-11-01T04:00:00Z', '2027-11-01T04:00:00.000Z'],
  ['a moment later', '2026-11-01T04:00:00.001Z', '2027-12-01T05:00:00.000Z'],
  ['1:30 of that day, the second time', '2026-11-01T06:30:00Z', '2027-12-01T05:00:00.000Z'],
  ['1 March 0:00', '2026-03-01T05:00:00Z', '2027-03-01T05:00:00.000Z'],
  ['the moment after the skipped hour', '2026-03-08T07:00:00Z', '2027-04-01T04:00:00.000Z'],
  ['29 February', '2028-02-29T17:00:00Z', '2029-03-01T05:00:00.000Z'],
  ['the last moment of 31 January', '2026-02-01T04:59:59.999Z', '2027-02-01T05:00:00.000Z'],
  ['the last moment of a year', '2027-01-01T04:59:59.999Z', '2028-01-01T05:00:00.000Z'],
  ['the first of a year', '2027-01-01T05:00:00Z', '2028-01-01T05:00:00.000Z'],
])('a level reached at %s is valid to the 1st at 0:00, local (4.B.3)', async (_, paidAt, validTo) => {
  expect((await held(await golden(paidAt))).validTo?.toISOString()).toBe(validTo);
});

test.each([
  ['1 November', '2026-10-20T12:00', '2027-11-01', '2028-11-01'],
  ['1 March', '2026-02-10T12:00', '2027-03-01', '2028-03-01'],
  ['1 March after 29 February', '2027-02-10T12:00', '2028-03-01', '2029-03-01'],
  ['1 January', '2026-12-10T12:00', '2028-01-01', '2029-01-01'],
])('the monthly job closes at 0:00 local of %s, and not a moment before (S3-5.3)', async (_, paid, end, next) => {
  const member = await golden(local(paid, ZONE));
  await closeLevels(before(ny(end)));
  expect((await held(member)).validTo).toEqual(ny(end));
  await closeLevels(ny(end));
  expect(await held(member)).toMatchObject({ code: 'gold', validTo: ny(next), graceUntil: null });
});

test.each([
  ['forward', '2024-02-10T12:00', ['2026-03-01', '2026-03-24', '2026-03-30'], '2026-03-31'],
  ['back', '2024-10-10T12:00', ['2026-11-01', '2026-11-24', '2026-11-30'], '2026-12-01'],
])('grace and notices are local days when the clocks go %s in between (4.B.5)', async (_, paid, told, drop) => {
  const member = await golden(local(paid, ZONE));
  await closeLevels(ny('2025-12-01'));
  for (const day of told) {
    await closeLevels(before(ny(day)));
    await closeLevels(ny(day));
  }
  const { rows } = await pool().query(
    'SELECT "days", "at", "dropsAt" FROM "LevelNotice" WHERE "memberId" = $1 ORDER BY "at"',
    [member],
  );
  const days = [30, 7, 1];
  expect(rows).toEqual(told.map((day, place) => ({ days: days[place], at: ny(day), dropsAt: ny(drop) })));
  await closeLevels(before(ny(drop)));
  expect(await held(member)).toMatchObject({ code: 'gold', graceUntil: ny(drop) });
  await closeLevels(ny(drop));
  expect(await held(member)).toMatchObject({ code: 'silver', since: ny(drop) });
});

test('whoever renews ahead does so from local midnight, ninety days before the end, on (4.B.3)', async () => {
  // Ninety days before 1 April 2027 the clocks stood otherwise.
  const [early, ahead] = [await golden(local('2026-03-20T12:00', ZONE)), await golden(local('2026-03-20T12:00', ZONE))];
  const from = ny('2027-01-01');
  const again = (member: string, at: Date) => anOrder({ member, yuan: 900, paidAt: at.toISOString() });
  await processOrders([again(early, before(from)), again(ahead, from)], NOW);
  expect((await held(early)).validTo).toEqual(ny('2027-04-01'));
  expect((await held(ahead)).validTo).toEqual(ny('2028-04-01'));
});
