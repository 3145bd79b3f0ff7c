import { describe, expect, test } from 'vitest';
import { instantOfWall, wallTimeReader, weeksToLastWeek } from './times';

const ZONE = 'Asia/Shanghai';
const read = wallTimeReader('dd/MM/yyyy HH:mm');

describe('a time of the file', () => {
  test('is local time of the program', () => {
    const time = read('01/12/2010 08:26');
    expect(time && instantOfWall(time, ZONE, 0).toISOString()).toBe('2010-12-01T00:26:00.000Z');
  });

  test('moves by whole weeks and keeps its wall clock over a change of the clocks', () => {
    const time = read('20/03/2026 09:30');
    expect(time && instantOfWall(time, 'Europe/London', 0).toISOString()).toBe('2026-03-20T09:30:00.000Z');
    expect(time && instantOfWall(time, 'Europe/London', 2).toISOString()).toBe('2026-04-03T08:30:00.000Z');
  });

  test.each([
    '31/02/2010 10:00',
    '00/01/2010 10:00',
    '01/13/2010 10:00',
    '01/12/2010 24:00',
    '01/12/2010 10:60',
    '',
    '2010-12-01',
    '01/12/1969 10:00',
    '01/12/2010 08:26 ?',
  ])('%o is none', (text) => expect(read(text)).toBeNull());

  test('may be written in another way, one digit where two are usual', () => {
    expect(wallTimeReader('yyyy-MM-dd')('2024-02-29')).toMatchObject({ year: 2024, month: 2, day: 29, hour: 0 });
    expect(wallTimeReader('MM/dd/yyyy HH:mm:ss')('1/9/2024 7:05:09')).toMatchObject({
      month: 1,
      day: 9,
      hour: 7,
      second: 9,
    });
  });
});

describe('moving a file to last week', () => {
  const now = new Date('2026-11-21T12:00:00Z'); // a Saturday

  test.each([
    ['2026-11-15', 0],
    ['2026-11-16', -1],
    ['2026-11-09', 0],
    ['2026-11-08', 1],
    ['2010-12-20', 829],
  ])('a file that ends on %s moves %i weeks', (last, weeks) => {
    expect(weeksToLastWeek(last, now, ZONE)).toBe(weeks);
    const moved = Date.parse(`${last}T00:00:00Z`) + weeks * 7 * 86_400_000;
    expect(moved).toBeGreaterThanOrEqual(Date.parse('2026-11-09'));
    expect(moved).toBeLessThan(Date.parse('2026-11-16'));
  });
});
