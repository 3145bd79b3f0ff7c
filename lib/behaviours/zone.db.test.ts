import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAllBooks } from '@/lib/ledger';
import { closeDatabase, pool } from '@/lib/platform/db';
import { savePointsRules } from '@/lib/points';
import { installStandardProgram, STANDARD_POINTS } from '@/lib/standard-program';
import { anEvent, givenMember, record } from './testing/people';

// After all that happens here: nothing is taken that has not happened yet.
const NOW = new Date('2029-01-01T00:00:00Z');

beforeAll(async () => {
  await installStandardProgram(pool(), { zone: 'America/New_York' });
  const when = { attribute: 'seconds', atLeast: 1 };
  const weekly = [{ period: 'week' as const, times: 1 }];
  const video = { way: 'custom_event', code: 'video', amount: 3, limits: weekly, event: 'video_watched', when };
  const rules = { ...STANDARD_POINTS, behaviours: [...STANDARD_POINTS.behaviours, video] };
  await savePointsRules(pool(), { version: 2, effectiveFrom: new Date(0), note: 'videos', rules });
});
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
  [
    'each evening at 23:30, 23 hours later too',
    ['2026-03-08T04:30:00Z', '2026-03-09T03:30:00Z', '2026-03-10T03:30:00Z'],
    [true, true, true],
  ],
  [
    'each evening at 23:30, 25 hours later too',
    ['2026-11-01T03:30:00Z', '2026-11-02T04:30:00Z', '2026-11-03T04:30:00Z'],
    [true, true, true],
  ],
  ['a month of 31 days ends at local midnight', ['2026-02-01T04:59:59Z', '2026-02-01T05:00:00Z'], [true, true]],
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

test.each<[string, readonly string[], readonly boolean[]]>([
  [
    'with the Sunday of 23 hours',
    ['2026-03-02T05:00:00Z', '2026-03-09T03:59:59Z', '2026-03-09T04:00:00Z'],
    [true, false, true],
  ],
  [
    'with the Sunday of 25 hours',
    ['2026-10-26T04:00:00Z', '2026-11-02T04:59:59Z', '2026-11-02T05:00:00Z'],
    [true, false, true],
  ],
  [
    'over the end of a year',
    ['2026-12-28T05:00:00Z', '2027-01-04T04:59:59Z', '2027-01-04T05:00:00Z'],
    [true, false, true],
  ],
])('a limit of once a week ends %s (4.A.7, 4.H.1)', async (_, instants, counted) => {
  const member = await givenMember();
  const answers = await record(
    instants.map((at) => anEvent(member, 'video_watched', at, { seconds: 60 })),
    NOW,
  );
  expect(answers.map(({ isCounted }) => isCounted)).toEqual(counted);
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
