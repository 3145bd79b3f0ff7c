import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proportion, spread, spreadWithin } from './share';

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

test.each([
  [10, [1, 1, 1], [2, 10, 10], [2, 4, 4]],
  [10, [9, 1, 0], [3, 3, 9], [3, 3, 4]],
  [100, [5, 5], [7, 8], [7, 8]],
  [0, [1], [1], [0]],
])('spreads %i over %j within %j as %j', (amount, weights, rooms, shares) =>
  expect(spreadWithin(amount, weights, rooms)).toEqual(shares),
);

test('shares within rooms add up to what fits and never exceed a room', () => {
  const places = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.nat(5_000), places, (amount, given) => {
      const shares = spreadWithin(
        amount,
        given.map(([weight]) => weight),
        given.map(([, room]) => room),
      );
      const room = given.reduce((sum, [, each]) => sum + each, 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.min(amount, room));
      expect(shares.filter((share, index) => share > (given[index]?.[1] ?? 0))).toEqual([]);
    }),
  );
});

test('the quick way and the exact way of spreading agree where both can', () => {
  const weights = fc.array(fc.nat(1_000_000), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (amount, parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      fc.pre(total > 0);
      const exact = parts.map((part) => BigInt(amount) * BigInt(part));
      const plain = exact.map((part) => Number(part / BigInt(total)));
      const left = amount - plain.reduce((sum, share) => sum + share, 0);
      const order = exact.map((part, index) => [part % BigInt(total), index] as const);
      order.sort((a, b) => (a[0] === b[0] ? a[1] - b[1] : a[0] > b[0] ? -1 : 1));
      for (const [, index] of order.slice(0, left)) plain[index] = (plain[index] ?? 0) + 1;
      expect(spread(amount, parts)).toEqual(plain);
    }),
  );
});
