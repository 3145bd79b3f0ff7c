import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proportion, spread } from './share';

test.each([
  [10, [1, 1, 1], [4, 3, 3]],
  [100, [1, 2, 3], [17, 33, 50]],
  [5, [0, 5, 0], [0, 5, 0]],
  [0, [3, 4], [0, 0]],
  [7, [0, 0], [0, 0]],
  [1, [50, 50], [1, 0]],
  [9_007_199_254_740_991, [1, 2], [3_002_399_751_580_330, 6_004_799_503_160_661]],
])('spreads %i over %j as %j', (amount, weights, shares) => expect(spread(amount, weights)).toEqual(shares));

test('shares add up to the amount and each is within one unit of its exact part', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), weights, (amount, parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      fc.pre(total > 0);
      const shares = spread(amount, parts);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
      shares.forEach((share, index) => {
        expect(Math.abs(share - (amount * (parts[index] ?? 0)) / total)).toBeLessThan(1 + 1e-6);
        if (parts[index] === 0) expect(share).toBe(0);
      });
    }),
  );
});

test('a proportion is floored exactly, also beyond what floats hold', () => {
  expect(proportion(9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_991)).toBe(9_007_199_254_740_990);
  expect(proportion(100, 1, 3)).toBe(33);
  expect(proportion(100, 0, 0)).toBe(0);
});
