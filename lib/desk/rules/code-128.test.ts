import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code128 } from './code-128';

/** The modules as text, a bar dark and a gap light. */
function modulesOf(digits: string): string {
  const { bars, width } = code128(digits);
  const modules = Array.from({ length: width }, () => '0');
  for (const { at, width: wide } of bars) modules.fill('1', at, at + wide);
  return modules.join('');
}

const pairs = fc
  .array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 12 })
  .map((values) => values.map((value) => String(value).padStart(2, '0')).join(''));

test('writes the symbols of the standard for a known code', () => {
  // ISO/IEC 15417: start C, 12, 34, the check symbol (105 + 12 + 2 × 34) mod 103 = 82, stop.
  expect(modulesOf('1234')).toBe('11010011100' + '10110011100' + '10001011000' + '10010011110' + '1100011101011');
});

test('every code begins and ends in a bar and has eleven modules to a symbol, thirteen to the stop', () => {
  fc.assert(
    fc.property(pairs, (digits) => {
      const modules = modulesOf(digits);
      expect(modules).toHaveLength((digits.length / 2 + 2) * 11 + 13);
      expect(modules).toMatch(/^11010011100.*1100011101011$/);
    }),
    { numRuns: 100 },
  );
});

test('two different codes never look alike', () => {
  fc.assert(
    fc.property(pairs, pairs, (one, other) => {
      expect(modulesOf(one) === modulesOf(other)).toBe(one === other);
    }),
    { numRuns: 100 },
  );
});

test('writes letters one to a symbol, in set B', () => {
  // ISO/IEC 15417: start B, A (33), B (34), the check symbol (104 + 33 + 2 × 34) mod 103 = 102, stop.
  expect(modulesOf('AB')).toBe('11010010000' + '10100011000' + '10001011000' + '11110101110' + '1100011101011');
  expect(modulesOf('K7Q-9')).toHaveLength((5 + 2) * 11 + 13);
});

test('what cannot be printed is a mistake of ours', () => {
  expect(() => code128('券')).toThrow();
  expect(() => code128('')).toThrow();
});
