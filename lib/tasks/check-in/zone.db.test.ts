import { afterAll, beforeAll, expect, test } from 'vitest';
import { givenMember } from '@/lib/behaviours/testing/people';
import { localDate } from '@/lib/kernel/day';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { checkInState } from '../queries';
import { processCheckIns } from './process';

const NEW_YORK = 'America/New_York';

beforeAll(() => installStandardProgram(pool(), { zone: NEW_YORK }));
afterAll(closeDatabase);

test.each([
  [
    'each evening at 23:30 over a day of 23 hours',
    ['2026-03-08T04:30:00Z', '2026-03-09T03:30:00Z', '2026-03-10T03:30:00Z'],
    3,
  ],
  [
    'each evening at 23:30 over a day of 25 hours',
    ['2026-11-01T03:30:00Z', '2026-11-02T04:30:00Z', '2026-11-03T04:30:00Z'],
    3,
  ],
  ['twice on a day of 25 hours', ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'], 1],
  ['at the last and the first minute of a year', ['2027-01-01T04:59:00Z', '2027-01-01T05:00:00Z'], 2],
  ['over 29 February', ['2028-02-28T12:00:00Z', '2028-02-29T12:00:00Z', '2028-03-01T12:00:00Z'], 3],
  ['with a day between', ['2026-11-02T12:00:00Z', '2026-11-04T12:00:00Z'], 1],
])('days in a row in New York, %s (4.H)', async (_, instants, streak) => {
  const memberId = await givenMember();
  for (const at of instants.map((text) => new Date(text)))
    await processCheckIns([{ memberId, day: localDate(at, NEW_YORK), ip: null }], at);
  const last = new Date(instants.at(-1) ?? '');
  expect(await checkInState(pool(), memberId, last)).toMatchObject({ streak, isDone: true });
});

test('the day of a page ends at the local midnight, 23 and 25 hours after the last one (4.H)', async () => {
  const memberId = await givenMember();
  const endOf = async (at: string) => (await checkInState(pool(), memberId, new Date(at))).endsAt.toISOString();
  expect(await endOf('2026-03-08T12:00:00Z')).toBe('2026-03-09T04:00:00.000Z');
  expect(await endOf('2026-11-01T12:00:00Z')).toBe('2026-11-02T05:00:00.000Z');
});
