import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, isSoundCode, normaliseCode, OWN_PATTERN, patternProblem, randomSigns } from './code';

const SIGNS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

test.each([
  ['####-####-####', null],
  ['SPRING-####-####-####', null],
  ['SPRING-####-####', 'pattern_weak'],
  ['###########', 'pattern_weak'],
  ['spring-############', 'pattern_signs'],
  ['春-############', 'pattern_signs'],
  ['#'.repeat(33), 'pattern_long'],
])('the pattern %s: %s', (pattern, problem) => expect(patternProblem(pattern)).toBe(problem));

test('a member’s own code has 75 random bits in four groups of four', () => {
  expect(randomSigns(OWN_PATTERN) * 5).toBe(75);
  expect(codeOf(OWN_PATTERN, randomBytes(32))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

test('every code is sound, however it is typed', () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom(OWN_PATTERN, 'SPRING-OUI-####-####-####'), (random, pattern) => {
      const code = codeOf(pattern, random);
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(normaliseCode(typed)).toBe(normaliseCode(code));
      expect(isSoundCode(normaliseCode(code))).toBe(true);
    }),
  );
});

test('one sign typed wrongly is always seen', () => {
  fc.assert(
    fc.property(bytes, fc.nat(15), fc.constantFrom(...SIGNS), (random, place, sign) => {
      const code = normaliseCode(codeOf(OWN_PATTERN, random));
      const wrong = `${code.slice(0, place)}${sign}${code.slice(place + 1)}`;
      expect(isSoundCode(wrong)).toBe(wrong === code);
    }),
  );
});

test.each(['', 'ABC', '!!!!!!!!!!!!!!!!', '0'.repeat(60)])('%j is no code', (text) =>
  expect(isSoundCode(normaliseCode(text))).toBe(false),
);
