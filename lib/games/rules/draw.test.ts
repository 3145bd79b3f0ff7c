import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termsOfGame } from '../testing/terms';
import { decideDraw, type Given, insteadOf } from './draw';
import { totalOf } from './ranges';

const FRESH: Given = { all: 0, today: 0, mine: 0 };
const terms = termsOfGame({
  prizes: [
    { code: 'a', weight: 1, stock: 2, perDay: 1 },
    { code: 'b', weight: 2, perMember: 1 },
    { code: 'thanks', weight: 3 },
  ],
  nothing: 4,
  fallback: 'thanks',
});
const given = (prize: string, of: Partial<Given>) => (code: string) => (code === prize ? { ...FRESH, ...of } : FRESH);

describe('what comes of a roll', () => {
  test.each([
    [0, 'a', 'a', null, {}],
    [0, 'a', 'thanks', 'sold_out', { all: 2 }],
    [0, 'a', 'a', null, { all: 1 }],
    [0, 'a', 'thanks', 'sold_out_today', { all: 1, today: 1 }],
    [0, 'a', 'a', null, { mine: 9 }],
    [1, 'b', 'b', null, {}],
    [2, 'b', 'thanks', 'prize_limit', { mine: 1 }],
    [3, 'thanks', 'thanks', null, {}],
    [5, 'thanks', 'thanks', null, {}],
    [6, null, null, null, {}],
    [9, null, null, null, {}],
  ])('%i means %s and gives %s (%s)', (roll, rolled, prize, instead, had) => {
    expect(decideDraw(terms, roll, given(rolled ?? '', had))).toEqual({ rolled, prize, instead });
  });

  test('is no prize for one that is gone when no fallback is declared', () => {
    const bare = { ...terms, fallback: null };
    expect(decideDraw(bare, 0, given('a', { all: 2 }))).toEqual({ rolled: 'a', prize: null, instead: 'sold_out' });
  });

  test('is an invariant broken outside of the rolls', () => {
    for (const roll of [-1, 10, 0.5 + 9.5]) expect(() => decideDraw(terms, roll, () => FRESH)).toThrow('a roll of');
  });

  test('never gives a prize that is gone, whatever was given before', () => {
    const counts = fc.record({ all: fc.nat(4), today: fc.nat(3), mine: fc.nat(2) });
    fc.assert(
      fc.property(fc.nat(9), fc.record({ a: counts, b: counts, thanks: counts }), (roll, had) => {
        const { prize } = decideDraw(terms, roll, (code) => had[code as keyof typeof had]);
        if (prize === 'a') expect(had.a.all < 2 && had.a.today < 1).toBe(true);
        if (prize === 'b') expect(had.b.mine < 1).toBe(true);
      }),
    );
  });
});

test('a prize that could not be given becomes the fallback, and the fallback nothing', () => {
  const was = { rolled: 'a', prize: 'a', instead: null };
  const next = insteadOf(terms, was);
  expect(next).toEqual({ rolled: 'a', prize: 'thanks', instead: 'reward_refused' });
  expect(insteadOf(terms, next)).toEqual({ rolled: 'a', prize: null, instead: 'reward_refused' });
});

test('100,000 rolls of the secure source spread over the prizes as their weights say (chi-square)', () => {
  const total = totalOf(terms.prizes, terms.nothing);
  const seen = new Map<string | null, number>();
  const DRAWS = 100_000;
  for (let draw = 0; draw < DRAWS; draw++) {
    const { prize } = decideDraw(terms, randomInt(total), () => FRESH);
    seen.set(prize, (seen.get(prize) ?? 0) + 1);
  }
  const weights = [...terms.prizes.map(({ code, weight }) => [code, weight] as const), [null, terms.nothing] as const];
  const chi = weights.reduce((sum, [code, weight]) => {
    const expected = (DRAWS * weight) / total;
    return sum + ((seen.get(code) ?? 0) - expected) ** 2 / expected;
  }, 0);
  // Three degrees of freedom: a fair source is above 50 once in twelve billion runs, a range that is one roll too wide
  // is in the hundreds.
  expect(chi).toBeLessThan(50);
});
