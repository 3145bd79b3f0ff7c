import { expect, test } from 'vitest';
import { type AssetTerms, type Outcome, previewOutcome } from './outcome';

const TERMS: AssetTerms = { balance: 300, atOnceMax: 1_000, left: { count: 2, amount: 1_500 } };

test.each<[number, Partial<AssetTerms>, Outcome]>([
  [0, {}, { kind: 'unsaid' }],
  [1_000, {}, { kind: 'direct', after: 1_300 }],
  [1_001, {}, { kind: 'approval', after: 1_301 }],
  [-300, {}, { kind: 'direct', after: 0 }],
  [-301, {}, { kind: 'short', short: 1 }],
  [500, { atOnceMax: 400 }, { kind: 'approval', after: 800 }],
  [1_000, { left: { count: 2, amount: 999 } }, { kind: 'limit' }],
  [1, { left: { count: 0, amount: 999 } }, { kind: 'limit' }],
])('%i with %j is %j', (amount, more, expected) => {
  expect(previewOutcome(amount, { ...TERMS, ...more })).toEqual(expected);
});
