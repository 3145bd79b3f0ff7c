import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceKey } from './source-key';

test.each([
  [
    { type: 'order', id: 'x:1' },
    { type: 'order:x', id: '1' },
  ],
  [
    { type: '5:order', id: '1' },
    { type: '5', id: 'order:1' },
  ],
])('%j and %j are two sources', (one, other) => {
  expect(sourceKey(one)).not.toBe(sourceKey(other));
});

test('two sources have the same key only when they are the same', () => {
  const part = fc.string({ unit: fc.constantFrom(':', '1', '2', 'a', 'order'), minLength: 1, maxLength: 6 });
  const source = fc.record({ type: part, id: part });
  fc.assert(
    fc.property(source, source, (one, other) => {
      expect(sourceKey(one) === sourceKey(other)).toBe(one.type === other.type && one.id === other.id);
    }),
    { numRuns: 2_000 },
  );
});
