import { expect, test } from 'vitest';
import { readNoticeDays } from './notice-days';

test.each([
  ['30, 7, 1', [30, 7, 1]],
  ['1、7、30', [30, 7, 1]],
  ['７　７ 3;', [7, 3]],
  ['', []],
  ['366', [366]],
])('%o is read as days', (text, days) => expect(readNoticeDays(text)).toEqual(days));

test.each(['0', '367', '-1', '1.5', 'seven', '1 2 3 4 5 6 7'])('%o is no list of days', (text) =>
  expect(readNoticeDays(text)).toBeNull(),
);
