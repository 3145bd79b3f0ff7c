import { expect, test } from 'vitest';
import { clockOf, dayAfter, dayBefore, minutesOf } from './wall-clock';

test('hours of a day are shown and read back as they were, and midnight as an end is the end of the day', () => {
  for (const minutes of [0, 1, 59, 60, 720, 1_439]) expect(minutesOf(clockOf(minutes))).toBe(minutes);
  expect(clockOf(1_440)).toBe('00:00');
  expect(minutesOf('00:00', 'end')).toBe(1_440);
  expect(minutesOf('')).toBeNull();
});

test.each([
  ['2026-10-01', '2026-10-02'],
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
])('the day after %s is %s, and the other way round', (day, next) => {
  expect(dayAfter(day)).toBe(next);
  expect(dayBefore(next)).toBe(day);
});

test('what is no date has no neighbour', () => {
  expect([dayAfter(''), dayBefore('soon')]).toEqual(['', '']);
});
