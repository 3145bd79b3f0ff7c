import { expect, test } from 'vitest';
import { localAt, ZONE } from '@/lib/platform/testing/zone';
import { readList, shownOf } from './list-lines';
import { dueOf } from './schedule';
import { TermsSchema } from './terms';
import { trendOf } from './trend';

const at = (wall: string) => localAt(wall);
const scheduled = { mode: 'scheduled', at: '10:30', weekdays: [1, 6] } as const;

test.each<[string, string, string | null]>([
  ['a minute before', '2026-11-21T10:29', 'at:2026-11-16 10:30'],
  ['at the time', '2026-11-21T10:30', 'at:2026-11-21 10:30'],
  ['on a day that is not named', '2026-11-22T23:59', 'at:2026-11-21 10:30'],
  ['on the next that is', '2026-11-23T10:30', 'at:2026-11-23 10:30'],
])('a schedule is due by its last local time: %s', (_, wall, key) => {
  expect(dueOf({ ...scheduled, weekdays: [...scheduled.weekdays] }, at(wall), ZONE)?.key ?? null).toBe(key);
});

test('a live segment is due with each local day, a manual one never', () => {
  expect(dueOf({ mode: 'live' }, at('2026-11-21T00:00'), ZONE)).toEqual({
    key: 'day:2026-11-21',
    at: at('2026-11-21T00:00'),
  });
  expect(dueOf({ mode: 'manual' }, at('2026-11-21T00:00'), ZONE)).toBeNull();
});

test('a list is read by its first column, without heading, quotes, signs of formulas and empty lines', () => {
  expect(readList('\uFEFFMobile,Name\r\n"13800000001",林\r\n\r\n=C0001\n mem_1 ;x')).toEqual([
    { line: 2, name: '13800000001' },
    { line: 4, name: 'C0001' },
    { line: 5, name: 'mem_1' },
  ]);
  expect(readList('13800000001')).toEqual([{ line: 1, name: '13800000001' }]);
});

test('no more of a name is shown than its end', () => {
  expect([shownOf('13800001234'), shownOf('1234'), shownOf('x')]).toEqual(['…1234', '****', '*']);
});

test('a trend is told backwards from what is now', () => {
  const moves = [
    { day: '2', entered: 5, left: 0 },
    { day: '4', entered: 1, left: 3 },
  ];
  expect(trendOf(3, moves, ['1', '2', '3', '4']).map(({ members }) => members)).toEqual([0, 5, 5, 3]);
});

test.each([
  ['a rule without a condition', { kind: 'rule', where: null }, ['where']],
  ['a list with one', { kind: 'hand', where: { attribute: 'member.rank', atLeast: 1 } }, ['where']],
  [
    'a time that is none',
    { kind: 'hand', refresh: { mode: 'scheduled', at: '24:00', weekdays: [1] } },
    ['refresh', 'at'],
  ],
  ['no weekday', { kind: 'hand', refresh: { mode: 'scheduled', at: '23:00', weekdays: [] } }, ['refresh', 'weekdays']],
])('terms refuse %s, and name the place', (_, more, path) => {
  const terms = { name: { zh: '人', en: 'A' }, owner: 'o', refresh: { mode: 'live' }, ...more };
  expect(TermsSchema.safeParse(terms).error?.issues.map((issue) => issue.path)).toEqual([path]);
});
