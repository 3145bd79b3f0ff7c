import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { installStandardProgram } from '@/lib/standard-program';
import { anEvent, givenMember, record } from './testing/people';

// After all that happens here: nothing is taken that has not happened yet.
const NOW = new Date('2029-01-01T00:00:00Z');

beforeAll(() => installStandardProgram(pool(), { zone: 'America/New_York' }));
afterAll(closeDatabase);

test.each<[string, readonly string[], readonly boolean[]]>([
  [
    'a day of 25 hours is one day',
    [
      '2026-11-01T04:00:00Z',
      '2026-11-01T05:30:00Z',
      '2026-11-01T06:30:00Z',
      '2026-11-02T04:59:59Z',
      '2026-11-02T05:00:00Z',
    ],
    [true, false, false, false, true],
  ],
  [
    'a day of 23 hours is one day',
    ['2026-03-08T04:59:59Z', '2026-03-08T05:00:00Z', '2026-03-09T03:59:59Z', '2026-03-09T04:00:00Z'],
    [true, true, false, true],
  ],
  ['a year ends at local midnight', ['2027-01-01T04:59:59Z', '2027-01-01T05:00:00Z'], [true, true]],
  [
    '29 February is a day of its own',
    ['2028-02-29T04:59:59Z', '2028-02-29T05:00:00Z', '2028-03-01T04:59:59Z', '2028-03-01T05:00:00Z'],
    [true, true, false, true],
  ],
])('check-ins in New York: %s (4.H)', async (_, instants, counted) => {
  const member = await givenMember();
  const checkIns = instants.map((at) => anEvent(member, 'check_in', at));
  const answers = await record(checkIns, NOW);
  expect(answers.map(({ isCounted }) => isCounted)).toEqual(counted);
  expect(await verifyAllBooks(pool())).toEqual([]);
});

test('points of the last second of a year end a year before those of the next (4.A.3)', async () => {
  const member = await givenMember();
  const checkIns = ['2027-01-01T04:59:59Z', '2027-01-01T05:00:00Z'].map((at) => anEvent(member, 'check_in', at));
  await record(checkIns, NOW);
  const { rows } = await pool().query(
    `SELECT "expiresAt" FROM "LedgerLot" WHERE "memberId" = $1 AND "sourceType" = 'behaviour' ORDER BY "activatesAt"`,
    [member],
  );
  expect(rows.map(({ expiresAt }) => expiresAt.toISOString())).toEqual([
    '2028-01-01T05:00:00.000Z',
    '2029-01-01T05:00:00.000Z',
  ]);
});
