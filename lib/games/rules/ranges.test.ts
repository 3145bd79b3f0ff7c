import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeAt, rangesOf, totalOf, type Weighted } from './ranges';

const prizes = fc.uniqueArray(
  fc.record({ code: fc.stringMatching(/^[a-z][a-z0-9]{0,3}$/), weight: fc.integer({ min: 1, max: 40 }) }),
  { selector: ({ code }) => code, maxLength: 8 },
);
const nothing = fc.integer({ min: 0, max: 40 });

describe('ranges of rolls', () => {
  test('are half-open, begin at 0 and end at the total', () => {
    expect(
      rangesOf(
        [
          { code: 'b', weight: 3 },
          { code: 'a', weight: 2 },
        ],
        5,
      ),
    ).toEqual([
      { code: 'a', from: 0, to: 2 },
      { code: 'b', from: 2, to: 5 },
      { code: null, from: 5, to: 10 },
    ]);
  });

  test('hold every integer in [0, total) exactly once, and none outside', () => {
    fc.assert(
      fc.property(prizes, nothing, (all, none) => {
        const ranges = rangesOf(all, none);
        const total = totalOf(all, none);
        for (let roll = 0; roll < total; roll++)
          expect(ranges.filter(({ from, to }) => from <= roll && roll < to)).toHaveLength(1);
        expect([rangeAt(ranges, -1), rangeAt(ranges, total)]).toEqual([undefined, undefined]);
      }),
    );
  });

  test('give every prize as many rolls as its weight, and no prize the rest', () => {
    fc.assert(
      fc.property(prizes, nothing, (all, none) => {
        const ranges = rangesOf(all, none);
        const widths = new Map<string | null, number>();
        for (let roll = 0; roll < totalOf(all, none); roll++) {
          const code = rangeAt(ranges, roll)?.code ?? null;
          widths.set(code, (widths.get(code) ?? 0) + 1);
        }
        for (const { code, weight } of all) expect(widths.get(code)).toBe(weight);
        expect(widths.get(null) ?? 0).toBe(none);
      }),
    );
  });

  test('do not depend on the order in which prizes are listed', () => {
    const shuffled = prizes.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, nothing, ([one, other]: [Weighted[], Weighted[]], none) => {
        expect(rangesOf(other, none)).toEqual(rangesOf(one, none));
      }),
    );
  });
});
