import { expect, test } from 'vitest';
import { percentOf, sharesReached } from './reach';

test.each([
  [0, 100, 0, []],
  [49, 100, 0, []],
  [50, 100, 0, [50]],
  [79, 100, 50, []],
  [99, 100, 0, [50, 80]],
  [100, 100, 80, [100]],
  [120, 100, 0, [50, 80, 100]],
  [50, 100, 50, []],
  [0, 0, 0, [50, 80, 100]],
])('%i of %i after %i percent were told tells of %j', (used, limit, alerted, told) => {
  expect(sharesReached(used, limit, alerted)).toEqual(told);
});

test('no share is told of before it is reached, however large the numbers', () => {
  expect(percentOf(9_007_199_254_740_990, 9_007_199_254_740_991)).toBe(99);
});
