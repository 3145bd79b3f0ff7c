import { expect, test } from 'vitest';
import { isKeyText, keyPrefix } from './key-text';

const KEY = `rk_live_${'AbCd1234'.repeat(4)}`;

test.each([
  [KEY, true],
  [KEY.replace('live', 'test'), true],
  [KEY.slice(0, -1), false],
  [`${KEY}x`, false],
  ['rk_live_', false],
  [KEY.replace('A', ' '), false],
  ['', false],
])('%s has the form of a key: %s', (text, expected) => expect(isKeyText(text)).toBe(expected));

test('the prefix is recognisable and opens nothing', () => {
  expect(keyPrefix(KEY)).toBe('rk_live_AbCd1234');
});
