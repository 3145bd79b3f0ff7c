import { expect, test } from 'vitest';
import { type PasswordProblem, refusePassword } from './password';

test.each<[string, PasswordProblem | null]>([
  ['', 'password_too_short'],
  ['a1b2c3d', 'password_too_short'],
  ['tea-house-9', null],
  ['correct horse battery', null],
  ['一二三四五六七八九', null],
  ['常客常客常客常客', 'password_repeats'],
  ['12345678', 'password_common'],
  ['Password', 'password_common'],
  ['PASSWORD2026!', 'password_common'],
  ['woaini1314', 'password_common'],
  ['qwertyuiop', 'password_common'],
  ['aaaaaaaabb', 'password_repeats'],
  ['x1'.repeat(65), 'password_too_long'],
  [`${'abcd'.repeat(32)}`, null],
])('%s: %s', (password, problem) => expect(refusePassword(password)).toBe(problem));
