import { expect, test } from 'vitest';
import { ENTRY_RUNS, ENTRY_TYPES, isOfOrigin } from './explore';

test('growth has no kinds that only points know', () => {
  const typesOf = (asset: string) => ENTRY_RUNS.filter(([of]) => of === asset).map(([, type]) => type);
  expect(typesOf('growth')).toEqual(['EARN', 'CLAWBACK', 'WAIVED', 'ADJUST', 'TRANSFER', 'MERGE']);
  expect(typesOf('points')).toEqual(ENTRY_TYPES);
});

test.each<[string, string[], string[], boolean]>([
  ['nothing asked', [], [], true],
  ['its source', ['order', 'sign_up'], [], true],
  ['another source', ['sign_up'], [], false],
  ['its rule version', [], ['points@1'], true],
  ['a version that begins alike', [], ['points@11'], false],
  ['its source by another rule', ['order'], ['points@2'], false],
])('an entry of an order by points@1#order and %s', (_, sources, rules, expected) => {
  expect(isOfOrigin({ sourceType: 'order', rule: 'points@1#order' }, { sources, rules })).toBe(expected);
});
