import { expect, test } from 'vitest';
import { niceTicks } from './nice-ticks';

test('an axis counts in ones, twos and fives with noughts, from zero to above the highest value', () => {
  expect(niceTicks([26_000, 4_000])).toEqual([0, 10_000, 20_000, 30_000]);
  expect(niceTicks([1_950_000])).toEqual([0, 500_000, 1_000_000, 1_500_000, 2_000_000]);
  expect(niceTicks([31])).toEqual([0, 10, 20, 30, 40]);
});

test('few things are counted in whole ones, and nothing still has an axis', () => {
  expect(niceTicks([3])).toEqual([0, 1, 2, 3]);
  expect(niceTicks([])).toEqual([0, 1]);
  expect(niceTicks([0, 0])).toEqual([0, 1]);
});

test('values below zero keep zero on the axis', () => {
  expect(niceTicks([-15, 20])).toEqual([-20, -10, 0, 10, 20]);
});
