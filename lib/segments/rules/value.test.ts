import { describe, expect, test } from 'vitest';
import { classOf, placeOf, STANDARD_MAP, scoresOf, ValueMap } from './value';

const CUTS = { recency: [5, 20, 60, 200], frequency: [1, 1, 2, 4], money: [1_000, 5_000, 9_000, 30_000] };

describe('scores', () => {
  test.each([
    [{ days: 0, orders: 9, amount: 90_000 }, [5, 5, 5]],
    [{ days: 5, orders: 1, amount: 1_000 }, [5, 1, 1]],
    [{ days: 6, orders: 2, amount: 1_001 }, [4, 3, 2]],
    [{ days: 200, orders: 4, amount: 30_000 }, [2, 4, 4]],
    [{ days: 201, orders: 5, amount: 30_001 }, [1, 5, 5]],
  ])('of %o are %o', (bought, [recency, frequency, money]) => {
    expect(scoresOf(bought, CUTS)).toEqual({ recency, frequency, money });
  });
});

describe('the standard map', () => {
  test('is a map of all 125 scores, and rises with each of them', () => {
    expect(ValueMap.safeParse(STANDARD_MAP).success).toBe(true);
    const worth = { high: 3, potential: 2, average: 1, low: 0 };
    const of = (recency: number, frequency: number, money: number) =>
      worth[classOf(STANDARD_MAP, { recency, frequency, money })];
    for (let r = 1; r <= 5; r++)
      for (let f = 1; f <= 5; f++)
        for (let m = 1; m < 5; m++) {
          expect(of(r, f, m + 1)).toBeGreaterThanOrEqual(of(r, f, m));
          expect(of(r, m + 1, f)).toBeGreaterThanOrEqual(of(r, m, f));
          expect(of(m + 1, r, f)).toBeGreaterThanOrEqual(of(m, r, f));
        }
    expect([of(5, 5, 5), of(1, 1, 1), of(2, 5, 5)]).toEqual([3, 0, 2]);
  });

  test('has a place for each', () => {
    expect(placeOf({ recency: 1, frequency: 1, money: 1 })).toBe(0);
    expect(placeOf({ recency: 5, frequency: 5, money: 5 })).toBe(124);
    expect(placeOf({ recency: 2, frequency: 1, money: 3 })).toBe(27);
  });

  test.each([STANDARD_MAP.slice(1), `X${STANDARD_MAP.slice(1)}`])('refuses one that is none', (map) => {
    expect(ValueMap.safeParse(map).success).toBe(false);
  });
});
