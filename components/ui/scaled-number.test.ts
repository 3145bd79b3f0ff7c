import { expect, test } from 'vitest';
import { parseScaled, showScaled } from './scaled-number';

test.each<[string, 0 | 1 | 2, number | null | undefined]>([
  ['', 2, null],
  ['12.5', 2, 1250],
  ['12.', 2, 1200],
  ['.5', 2, 50],
  ['1,234.56', 2, 123_456],
  ['１２．５', 2, 1250],
  ['-3', 0, -3],
  ['12.345', 2, undefined],
  ['12.5', 0, undefined],
  ['1e5', 0, undefined],
  ['.', 2, undefined],
  ['99999999999999999999', 0, undefined],
])('%o with scale %i is %s', (text, scale, expected) => expect(parseScaled(text, scale)).toBe(expected));

test.each<[number | null, 0 | 1 | 2, string]>([
  [null, 2, ''],
  [1250, 2, '12.50'],
  [1200, 2, '12'],
  [5, 2, '0.05'],
  [-1250, 2, '-12.50'],
  [42, 0, '42'],
])('%s with scale %i shows as %o', (value, scale, expected) => expect(showScaled(value, scale)).toBe(expected));
