import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isQuiet } from './quiet';

test.each([
  [21, 9, [21, 23, 0, 8], [9, 12, 20]],
  [9, 21, [9, 20], [21, 0, 8]],
  [0, 1, [0], [1, 23]],
  [23, 0, [23], [0, 22]],
])('quiet from %i to %i', (from, to, quiet, loud) => {
  for (const hour of quiet) expect(isQuiet({ from, to }, hour), `${hour}`).toBe(true);
  for (const hour of loud) expect(isQuiet({ from, to }, hour), `${hour}`).toBe(false);
});

test('every hour is quiet either from one end to the other or the other way round', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  fc.assert(
    fc.property(hour, hour, hour, (from, to, at) => {
      fc.pre(from !== to);
      expect(isQuiet({ from, to }, at)).toBe(!isQuiet({ from: to, to: from }, at));
      expect(isQuiet(null, at)).toBe(false);
    }),
  );
});
