import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  daysUntil,
  instantOf,
  isZone,
  localDate,
  localMonth,
  localTime,
  offsetMs,
  startOfDay,
  startOfYear,
  validityEnd,
} from './day';

const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';
const at = (iso: string) => new Date(iso);

test.each([
  ['2026-03-14T15:59:59Z', SHANGHAI, '2026-03-14', 6],
  ['2026-03-14T16:00:00Z', SHANGHAI, '2026-03-15', 7],
  ['2025-12-31T16:00:00Z', SHANGHAI, '2026-01-01', 4],
  ['2026-03-08T06:59:59Z', NEW_YORK, '2026-03-08', 7],
  ['2024-02-29T12:00:00Z', SHANGHAI, '2024-02-29', 4],
])('%s in %s is %s, weekday %i', (iso, zone, date, weekday) => {
  expect(localDate(at(iso), zone)).toBe(date);
  expect(localMonth(at(iso), zone)).toBe(date.slice(0, 7));
  expect(localTime(at(iso), zone).weekday).toBe(weekday);
});

describe('daylight saving', () => {
  test('a skipped time gives the instant after the jump, a repeated one the first of the two', () => {
    expect(instantOf(NEW_YORK, 2026, 3, 8, 2, 30).toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(instantOf(NEW_YORK, 2026, 11, 1, 1, 30).toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  test('a day of 23 hours is one day', () => {
    const noon = at('2026-03-07T17:00:00Z');
    expect(addDays(noon, 1, NEW_YORK).toISOString()).toBe('2026-03-08T16:00:00.000Z');
    expect(startOfDay(at('2026-03-08T20:00:00Z'), NEW_YORK).toISOString()).toBe('2026-03-08T05:00:00.000Z');
  });
});

test.each([
  ['an instant', '2026-11-01T00:00:00-04:00', '2026-11-01T00:00:00-04:00', 0],
  ['a moment', '2026-10-31T23:59:59-04:00', '2026-11-01T00:00:00-04:00', 1],
  ['the day of 25 hours', '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00-05:00', 1],
  ['it and a moment', '2026-11-01T00:00:00-04:00', '2026-11-02T00:00:00.001-05:00', 2],
  ['the day of 23 hours', '2026-03-08T00:00:00-05:00', '2026-03-09T00:00:00-04:00', 1],
  ['from one morning to the next over it', '2026-03-07T09:00:00-05:00', '2026-03-08T09:00:00-04:00', 1],
  ['a year with 29 February', '2028-01-01T00:00:00-05:00', '2029-01-01T00:00:00-05:00', 366],
])('%s, from %s to %s, is %i days by the wall clock', (_, from, to, days) => {
  expect(daysUntil(at(to), at(from), NEW_YORK)).toBe(days);
});

test('the wall clock read back is the one that was asked for, in zones with odd offsets too', () => {
  const zones = fc.constantFrom(SHANGHAI, NEW_YORK, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC');
  const day = fc.date({ min: at('1975-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(day, zones, (instant, zone) => {
      const wall = localTime(instant, zone);
      const back = instantOf(zone, wall.year, wall.month, wall.day, wall.hour, wall.minute);
      const seen = localTime(back, zone);
      expect([seen.year, seen.month, seen.day, seen.hour, seen.minute]).toEqual([
        wall.year,
        wall.month,
        wall.day,
        wall.hour,
        wall.minute,
      ]);
    }),
  );
});

test('offsets agree with what Intl says of the same instant', () => {
  const day = fc.date({ min: at('1990-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (instant) => {
      const text = instant.toLocaleString('sv-SE', { timeZone: NEW_YORK });
      const wall = new Date(instant.getTime() + offsetMs(instant, NEW_YORK)).toISOString();
      expect(wall.slice(0, 19).replace('T', ' ')).toBe(text);
    }),
  );
});

test.each([
  ['2026-11-21T10:00:00+08:00', '2027-12-01T00:00:00+08:00'],
  ['2026-11-01T00:00:00+08:00', '2027-11-01T00:00:00+08:00'],
  ['2026-11-01T00:00:00.001+08:00', '2027-12-01T00:00:00+08:00'],
  ['2024-02-29T12:00:00+08:00', '2025-03-01T00:00:00+08:00'],
  ['2026-12-31T23:59:59+08:00', '2028-01-01T00:00:00+08:00'],
])('twelve months from %s end at %s (4.B.3)', (from, end) => {
  expect(validityEnd(at(from), 12, SHANGHAI)).toEqual(at(end));
});

test('a year starts at local midnight', () => {
  expect(startOfYear(2028, SHANGHAI).toISOString()).toBe('2027-12-31T16:00:00.000Z');
  expect(isZone('Mars/Olympus')).toBe(false);
});
