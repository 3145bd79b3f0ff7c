import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenKeys, SMALL } from './small';

describe('small numbers', () => {
  test.each([
    [{ a: 9, b: 4, c: 20 }, ['a', 'b']],
    [{ a: 3, b: 4, c: 20 }, ['a', 'b']],
    [{ a: 1, b: 1, c: 20, d: 30 }, ['a', 'b', 'c']],
    [{ a: 5, b: 6 }, []],
    [{ a: 0, b: 6 }, []],
    [{ a: 1 }, ['a']],
  ])('of %o hides %o', (weights, hidden) => {
    const rows = Object.entries(weights).map(([key, weight]) => ({ key, weight }));
    expect([...hiddenKeys(rows)].toSorted()).toEqual(hidden);
  });

  test('what the others leave of the whole is never about fewer than five people, nor one row, unless there is no more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 9 }), (weights) => {
        const rows = weights.map((weight, place) => ({ key: String(place), weight }));
        const hidden = hiddenKeys(rows);
        for (const { key, weight } of rows) if (weight > 0 && weight < SMALL) expect(hidden.has(key)).toBe(true);
        if (hidden.size === 0) return;
        const people = rows.reduce((sum, { key, weight }) => sum + (hidden.has(key) ? weight : 0), 0);
        const isAll = rows.every(({ key, weight }) => hidden.has(key) || weight === 0);
        expect(isAll || (hidden.size > 1 && people >= SMALL)).toBe(true);
      }),
    );
  });
});
