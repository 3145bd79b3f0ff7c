import { describe, expect, test } from 'vitest';
import { type Cap, capUses, changedUses, decideGrant, grantUnder, periodEnd, periodName, returnRoom } from '.';

const cap = (period: Cap['period'], limit: number): Cap => ({ code: period, period, limit });

test.each<[string, number, number, number, number]>([
  ['below the cap all is granted', 100, 4_900, 100, 0],
  ['the remainder is granted and the rest is a cut', 300, 4_900, 100, 200],
  ['a full cap grants nothing', 10, 5_000, 0, 10],
  ['a cap that was lowered since grants nothing, not less', 10, 6_000, 0, 10],
])('%s', (_, desired, used, granted, cut) => {
  const decision = decideGrant(desired, [{ cap: cap('month', 5_000), period: '2026-03', used }]);
  expect(decision.granted).toBe(granted);
  expect(decision.cuts.reduce((sum, one) => sum + one.cut, 0)).toBe(cut);
});

test('several caps cut one after the other, each saying its own part', () => {
  const { granted, cuts } = decideGrant(100, [
    { cap: cap('day', 80), period: 'd', used: 0 },
    { cap: cap('month', 50), period: 'm', used: 0 },
  ]);
  expect([granted, cuts.map((one) => one.cut)]).toEqual([50, [20, 30]]);
});

const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';

test.each<[Cap['period'], string, string, string, string]>([
  ['month', SHANGHAI, '2026-03-31T15:59:59.999Z', '2026-03', 'the last instant of a month'],
  ['month', SHANGHAI, '2026-03-31T16:00:00Z', '2026-04', 'the first of the next'],
  ['day', SHANGHAI, '2026-03-31T16:00:00Z', '2026-04-01', 'a month end'],
  ['day', SHANGHAI, '2028-02-28T16:00:00Z', '2028-02-29', '29 February'],
  ['month', SHANGHAI, '2028-02-29T15:59:59Z', '2028-02', 'the end of a leap February'],
  ['month', SHANGHAI, '2027-02-28T16:00:00Z', '2027-03', 'the end of a common February'],
  ['day', SHANGHAI, '2026-12-31T15:59:59Z', '2026-12-31', 'the last second of a year'],
  ['month', SHANGHAI, '2026-12-31T16:00:00Z', '2027-01', 'the first of a year'],
  ['week', SHANGHAI, '2026-03-15T15:59:59Z', 'W2026-03-09', 'a Sunday night'],
  ['week', SHANGHAI, '2026-03-15T16:00:00Z', 'W2026-03-16', 'a Monday morning'],
  ['week', SHANGHAI, '2025-12-31T16:00:00Z', 'W2025-12-29', 'a week over the year end'],
  ['day', NEW_YORK, '2026-03-08T04:59:59Z', '2026-03-07', 'the night before the clocks go forward'],
  ['day', NEW_YORK, '2026-03-08T05:00:00Z', '2026-03-08', 'the first of a day of 23 hours'],
  ['day', NEW_YORK, '2026-03-09T03:59:59Z', '2026-03-08', 'the last of a day of 23 hours'],
  ['day', NEW_YORK, '2026-03-09T04:00:00Z', '2026-03-09', 'the day after it'],
  ['day', NEW_YORK, '2026-11-01T04:00:00Z', '2026-11-01', 'the first of a day of 25 hours'],
  ['day', NEW_YORK, '2026-11-01T05:30:00Z', '2026-11-01', '1:30, the first time'],
  ['day', NEW_YORK, '2026-11-01T06:30:00Z', '2026-11-01', '1:30, the second time'],
  ['day', NEW_YORK, '2026-11-02T04:59:59Z', '2026-11-01', 'the last of a day of 25 hours'],
  ['month', NEW_YORK, '2026-11-01T03:59:59Z', '2026-10', 'a month end in summer time'],
  ['month', NEW_YORK, '2026-12-01T04:59:59Z', '2026-11', 'a month end in winter time'],
  ['week', NEW_YORK, '2026-11-02T04:59:59Z', 'W2026-10-26', 'a week of 169 hours'],
  ['month', NEW_YORK, '2027-01-01T04:59:59Z', '2026-12', 'the last second of a year'],
  ['month', NEW_YORK, '2028-03-01T04:59:59Z', '2028-02', '29 February'],
])('a %s in %s counts %s in %s: %s (4.H)', (period, zone, iso, name) => {
  expect(periodName(period, new Date(iso), zone)).toBe(name);
});

test.each<[Cap['period'], string, string, string]>([
  ['day', SHANGHAI, '2028-02-28T16:00:00Z', '2028-03-01T00:00:00+08:00'],
  ['week', SHANGHAI, '2025-12-31T16:00:00Z', '2026-01-05T00:00:00+08:00'],
  ['month', SHANGHAI, '2026-12-31T15:59:59Z', '2027-01-01T00:00:00+08:00'],
  ['day', NEW_YORK, '2026-11-01T05:30:00Z', '2026-11-02T00:00:00-05:00'],
  ['week', NEW_YORK, '2026-03-08T12:00:00Z', '2026-03-09T00:00:00-04:00'],
  ['month', NEW_YORK, '2026-03-31T12:00:00Z', '2026-04-01T00:00:00-04:00'],
])('the %s in %s that holds %s is over at %s (4.H)', (period, zone, iso, end) => {
  expect(periodEnd(period, new Date(iso), zone)).toEqual(new Date(end));
  expect(periodName(period, new Date(Date.parse(end) - 1), zone)).toBe(periodName(period, new Date(iso), zone));
  expect(periodName(period, new Date(end), zone)).not.toBe(periodName(period, new Date(iso), zone));
});

describe('what is taken back', () => {
  const [month, day] = [cap('month', 100), cap('day', 10)];
  const loaded = [{ memberId: 'm', cap: 'month', period: '2026-03', used: 60 }];
  const earnedAt = new Date('2026-03-10T12:00:00+08:00');
  const after = (takenAt: string, caps: readonly Cap[], periods: readonly string[]) => {
    const uses = capUses(SHANGHAI, loaded, periods);
    returnRoom(uses, caps, { memberId: 'm', earnedAt, takenAt: new Date(takenAt) }, 20);
    return changedUses(uses);
  };

  test('returns room only in a period that still runs', () => {
    expect(after('2026-04-01T00:00:00+08:00', [month], ['2026-03'])).toEqual([]);
    expect(after('2026-03-31T23:59:59+08:00', [month], ['2026-03'])).toEqual([{ ...loaded[0], used: 40 }]);
  });

  test('returns none of a cap under which nothing was granted', () => {
    expect(after('2026-03-10T12:00:00+08:00', [day], ['2026-03', '2026-03-10'])).toEqual([]);
  });

  test('never counts from a period that was not loaded: that would wipe what it holds', () => {
    expect(() => after('2026-03-10T12:00:00+08:00', [day], ['2026-03'])).toThrow('2026-03-10 was not loaded');
    const uses = capUses(SHANGHAI, loaded, ['2026-03']);
    const april = { memberId: 'm', at: new Date('2026-04-01T00:00:00+08:00') };
    expect(() => grantUnder(uses, [month], april, 5)).toThrow('2026-04 was not loaded');
  });
});
