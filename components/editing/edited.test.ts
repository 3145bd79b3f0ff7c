import { expect, test } from 'vitest';
import { valueAt, withValue } from './edited';

test('a value at a path is changed, and all beside it stays the same thing', () => {
  const before = { a: { b: 1, c: [{ d: 1 }, { d: 2 }] }, e: {} };
  const after = withValue(before, ['a', 'c', '1', 'd'], 3);
  expect(after).toEqual({ a: { b: 1, c: [{ d: 1 }, { d: 3 }] }, e: {} });
  expect(after.e).toBe(before.e);
  expect(valueAt(after, ['a', 'c', '1', 'd'])).toBe(3);
});

test('what is not there is made, and what cannot be looked into is nothing', () => {
  expect(withValue(undefined, ['x', 'y'], 1)).toEqual({ x: { y: 1 } });
  expect(valueAt({ x: 5 }, ['x', 'y', 'z'])).toBeUndefined();
});
