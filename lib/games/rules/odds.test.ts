import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oddsOf } from './odds';

test.each([
  [1, 4, '25', true],
  [1, 1000, '0.1', true],
  [5, 10_000, '0.05', true],
  [1, 100_000_000, '0.000001', true],
  [1, 1_000_000_000, '0', false],
  [1, 3, '33.333333', false],
  [2, 3, '66.666666', false],
  [7, 7, '100', true],
  [0, 7, '0', true],
])('%i of %i is %s %%, exactly: %s', (weight, total, percent, isExact) => {
  expect(oddsOf(weight, total)).toEqual({ percent, isExact, weight, total });
});

test('a chance that says it is exact is exactly that share', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (weight, rest) => {
      const total = weight + rest;
      const { percent, isExact } = oddsOf(weight, total);
      const [whole = '', part = ''] = percent.split('.');
      const millionths = BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'));
      const exact = BigInt(weight) * 100_000_000n;
      expect(millionths * BigInt(total) === exact).toBe(isExact);
      expect(millionths * BigInt(total) <= exact && exact < (millionths + 1n) * BigInt(total)).toBe(true);
    }),
  );
});
