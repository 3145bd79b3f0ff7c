import { expect, test } from 'vitest';
import { readRecovery, showRecovery } from './recovery';

test.each([
  ['abcd-efgh-jkmn-pqrs', 'abcdefghjkmnpqrs'],
  ['  ABCD EFGH JKMN PQRS ', 'abcdefghjkmnpqrs'],
  ['ａｂｃｄ-efgh-jkmn-pqrs', 'abcdefghjkmnpqrs'],
  ['abcd-efgh-jkmn-pqr', null],
  ['abcd-efgh-jkmn-pqrst', null],
  ['abcd-efgh-jkmn-pqr0', null],
  ['123456', null],
])('%j is read as %j', (text, code) => expect(readRecovery(text)).toBe(code));

test('what is shown is read back', () => {
  expect(showRecovery('abcdefghjkmnpqrs')).toBe('abcd-efgh-jkmn-pqrs');
  expect(readRecovery(showRecovery('23456789abcdefgh'))).toBe('23456789abcdefgh');
});
