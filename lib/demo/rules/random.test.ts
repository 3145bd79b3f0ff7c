import { describe, expect, test } from 'vitest';
import { chanceOf } from './random';

const ten = (seed: number, name: string) => {
  const { next } = chanceOf(seed, name);
  return Array.from({ length: 10 }, next);
};

describe('chance', () => {
  test('gives the same numbers for the same seed and name, and others for another', () => {
    expect(ten(1, 'a')).toEqual(ten(1, 'a'));
    expect(ten(1, 'a')).not.toEqual(ten(1, 'b'));
    expect(ten(1, 'a')).not.toEqual(ten(2, 'a'));
  });

  test('stays in its bounds and reaches both ends', () => {
    const chance = chanceOf(3);
    const drawn = Array.from({ length: 1_000 }, () => chance.int(2, 5));
    expect(new Set(drawn)).toEqual(new Set([2, 3, 4, 5]));
    expect(Array.from({ length: 1_000 }, chance.next).every((one) => one >= 0 && one < 1)).toBe(true);
  });

  test('picks by weight and never what weighs nothing', () => {
    const chance = chanceOf(4);
    const drawn = Array.from({ length: 4_000 }, () =>
      chance.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(drawn).not.toContain('never');
    const often = drawn.filter((one) => one === 'often').length;
    expect(often).toBeGreaterThan(2_850);
    expect(often).toBeLessThan(3_150);
  });
});
