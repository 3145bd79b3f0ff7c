import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localAt, ZONE as zone } from '@/lib/platform/testing/zone';
import { STANDARD_LEVELS } from '@/lib/standard-program';
import { diffSchemes, earliestStart, nextFirst } from './publish';
import { readSimple, writeSimple } from './simple-rule';

test('what the editor shows of a rule is written back as the same rule', () => {
  for (const { rule } of STANDARD_LEVELS.levels) {
    const shown = rule && readSimple(rule);
    if (rule !== null) expect(shown && writeSimple(shown)).toEqual(rule);
  }
  const simple = fc.record({
    orders: fc.option(fc.nat(100)),
    amount: fc.option(fc.nat(10_000_000)),
    invited: fc.boolean(),
  });
  fc.assert(
    fc.property(simple, (rule) => {
      const tree = writeSimple(rule);
      if (tree !== null) expect(readSimple(tree)).toEqual(rule);
    }),
  );
});

test.each([
  [
    'two amounts',
    {
      any: [
        { attribute: 'amount', atLeast: 1 },
        { attribute: 'amount', atLeast: 2 },
      ],
    },
  ],
  [
    'both together',
    {
      all: [
        { attribute: 'amount', atLeast: 1 },
        { attribute: 'orders', atLeast: 2 },
      ],
    },
  ],
  ['another attribute', { attribute: 'growth', atLeast: 1 }],
])('a rule of %s is left as it is', (_, rule) => expect(readSimple(rule)).toBeNull());

test('a version starts at the earliest whole day that is months ahead; the editor offers the next 1st', () => {
  const at = (text: string) => localAt(text);
  expect(earliestStart(at('2026-03-20T10:00:00'), 3, zone)).toEqual(at('2026-06-21T00:00:00'));
  expect(earliestStart(at('2026-03-20T00:00:00'), 3, zone)).toEqual(at('2026-06-20T00:00:00'));
  expect(earliestStart(at('2025-11-30T10:00:00'), 3, zone)).toEqual(at('2026-03-03T00:00:00'));
  expect(nextFirst(at('2026-06-21T00:00:00'), zone)).toBe('2026-07-01');
  expect(nextFirst(at('2026-12-01T00:00:00'), zone)).toBe('2026-12-01');
});

test('two versions differ by what was added, removed and changed, and by nothing else', () => {
  expect(diffSchemes(STANDARD_LEVELS, STANDARD_LEVELS)).toEqual([]);
  const [bronze, silver, gold, ...rest] = STANDARD_LEVELS.levels;
  if (bronze === undefined || silver === undefined || gold === undefined) throw new Error('levels');
  const after = {
    ...STANDARD_LEVELS,
    graceDays: 10,
    levels: [bronze, { ...silver, name: { zh: '银', en: 'Silver' } }, { ...gold, code: 'gold_plus' }, ...rest],
  };
  expect(diffSchemes(STANDARD_LEVELS, after).map((change) => change.kind)).toEqual([
    'name',
    'added',
    'removed',
    'setting',
  ]);
});
