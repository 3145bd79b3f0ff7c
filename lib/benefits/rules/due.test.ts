import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDate } from '@/lib/kernel/day';
import { aTerms } from '../testing/terms';
import { entitledTo, grantSpan, timesDue } from './due';
import { birthdayIn, isBirthdayDue, periodAt, periodKey } from './period';

const ZONE = 'Asia/Shanghai';

test.each<[string, number | null, (number | null)[], number | null]>([
  ['the first time', 3, [], 3],
  ['from gold to platinum in the middle of a month: the difference', 3, [1], 2],
  ['with as much had already', 3, [3], 0],
  ['after a fall and a rise: nothing twice', 3, [3, 2], 0],
  ['to a level without end', null, [1, 2], null],
  ['without end already', null, [null], 0],
  ['below a level without end', 2, [null], 0],
])('%s', (_, entitled, had, due) => expect(timesDue(entitled, had)).toBe(due));

test('however levels are gone through in a period, all that is given is as much as the best of them gives', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }), (levels) => {
      const had: number[] = [];
      for (const times of levels) {
        const due = timesDue(times, had) ?? 0;
        if (due > 0) had.push(due);
      }
      expect(had.reduce((sum, one) => sum + one, 0)).toBe(Math.max(...levels));
    }),
  );
});

test('a level gets its share with parameters of its own, everybody the terms’ own, others nothing', () => {
  const terms = aTerms({
    levels: [
      { level: 'gold', times: 1 },
      { level: 'diamond', times: null, params: { from: 5_000 } },
    ],
  });
  expect(entitledTo(terms, 'gold')).toEqual({ times: 1, params: {}, level: 'gold' });
  expect(entitledTo(terms, 'diamond')).toEqual({ times: null, params: { from: 5_000 }, level: 'diamond' });
  expect(entitledTo(terms, 'bronze')).toBeNull();
  expect(entitledTo(aTerms({ times: 2 }), 'bronze')).toEqual({ times: 2, params: {}, level: null });
});

test.each([
  ['day', '2026-11-22T00:00:00+08:00', 'day:2026-11-22', '2026-11-22', '2026-11-23'],
  ['week', '2026-11-22T23:59:59+08:00', 'week:2026-11-16', '2026-11-16', '2026-11-23'],
  ['week', '2026-11-23T00:00:00+08:00', 'week:2026-11-23', '2026-11-23', '2026-11-30'],
  ['month', '2026-11-30T23:59:59+08:00', 'month:2026-11', '2026-11-01', '2026-12-01'],
  ['month', '2026-12-01T00:00:00+08:00', 'month:2026-12', '2026-12-01', '2027-01-01'],
  ['year', '2026-01-01T00:00:00+08:00', 'year:2026', '2026-01-01', '2027-01-01'],
] as const)('the %s of %s is %s', (per, instant, key, from, to) => {
  const period = periodAt(per, new Date(instant), ZONE);
  expect(period?.key).toBe(key);
  expect([localDate(period?.from ?? new Date(0), ZONE), localDate(period?.to ?? new Date(0), ZONE)]).toEqual([
    from,
    to,
  ]);
});

test('what is given once and for all has no period', () => {
  expect(periodKey('whole', new Date(), ZONE)).toBe('ever');
});

test.each<[string, number, Parameters<typeof birthdayIn>[1], 'day' | 'month', string | null]>([
  ['a day', 2026, { month: 3, day: 5 }, 'day', '2026-03-05'],
  ['29 February in a leap year', 2028, { month: 2, day: 29 }, 'day', '2028-02-29'],
  ['29 February in a common year', 2026, { month: 2, day: 29 }, 'day', '2026-02-28'],
  ['29 February in 2100, which is none', 2100, { month: 2, day: 29 }, 'day', '2100-02-28'],
  ['its month', 2026, { month: 2, day: 29 }, 'month', '2026-02-01'],
  ['a month without a day', 2026, { month: 7, day: null }, 'day', null],
  ['a month without a day, by the month', 2026, { month: 7, day: null }, 'month', '2026-07-01'],
])('a birthday is kept: %s', (_, year, birth, window, expected) =>
  expect(birthdayIn(year, birth, window)).toBe(expected),
);

test.each([
  ['2026-03-05', null, true],
  ['2026-03-05', '2025-03-05', true],
  ['2026-03-04', '2025-03-05', false],
  ['2025-02-28', '2024-02-29', true],
  ['2026-12-31', '2026-01-01', false],
])('a birthday benefit on %s after one on %s: %s (4.H)', (date, last, isDue) =>
  expect(isBirthdayDue(date, last)).toBe(isDue),
);

test('a grant counts to the end of its period, some days, between instants, or for ever', () => {
  const now = new Date('2026-11-22T12:00:00+08:00');
  const span = (more: Parameters<typeof aTerms>[0]) => {
    const { startsAt, endsAt } = grantSpan(aTerms(more), now, ZONE);
    return [startsAt.toISOString(), endsAt?.toISOString() ?? null];
  };
  expect(span({ per: 'month', validity: { type: 'period' } })).toEqual([now.toISOString(), '2026-11-30T16:00:00.000Z']);
  expect(span({ validity: { type: 'days', days: 7 } })[1]).toBe('2026-11-29T04:00:00.000Z');
  expect(span({ validity: { type: 'open' } })[1]).toBeNull();
});
