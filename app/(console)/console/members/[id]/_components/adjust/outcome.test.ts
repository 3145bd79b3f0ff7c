import { expect, test } from 'vitest';
import { type Outcome, previewOutcome, type Terms } from './outcome';

const TERMS: Terms = { points: 300, growth: 20, atOnceMax: 1_000, threshold: 1_000, left: { count: 2, amount: 1_500 } };

test.each<[number, 'points' | 'growth', Partial<Terms>, Outcome]>([
  [0, 'points', {}, { kind: 'unsaid' }],
  [1_000, 'points', {}, { kind: 'direct', after: 1_300 }],
  [1_001, 'points', {}, { kind: 'approval', after: 1_301 }],
  [-300, 'points', {}, { kind: 'direct', after: 0 }],
  [-301, 'points', {}, { kind: 'short', short: 1 }],
  [-21, 'growth', {}, { kind: 'short', short: 1 }],
  [500, 'points', { atOnceMax: 400 }, { kind: 'approval', after: 800 }],
  [1_000, 'points', { left: { count: 2, amount: 999 } }, { kind: 'limit' }],
  [1, 'points', { left: { count: 0, amount: 999 } }, { kind: 'limit' }],
])('%i %s with %j is %j', (amount, asset, more, expected) => {
  expect(previewOutcome(amount, asset, { ...TERMS, ...more })).toEqual(expected);
});
