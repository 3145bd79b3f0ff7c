import { expect, test } from 'vitest';
import { readFen, readWhole } from './numbers';

test.each([
  ['2.55', 255],
  ['2.1', 210],
  ['18', 1_800],
  ['13541.33', 1_354_133],
  ['0', 0],
  ['-0.00', 0],
  ['-27.5', -2_750],
  ['0.004', 0],
  ['0.005', 1],
  ['1.015', 102],
  ['1.0149999', 101],
  ['0.995', 100],
  ['-0.005', -1],
])('reads %s yuan as %i fen, half up and never by a float', (text, fen) => expect(readFen(text, '.')).toBe(fen));

test.each(['', 'R', '1,5', '1.2.3', '£3', '1e3', '.5', '1.', 'NaN', ' 1'])('finds no amount in %o', (text) =>
  expect(readFen(text, '.')).toBeNull(),
);

test('reads a decimal comma where the file has one, and then no point', () => {
  expect(readFen('12,50', ',')).toBe(1_250);
  expect(readFen('12.50', ',')).toBeNull();
});

test.each([
  ['6', 6],
  ['-10', -10],
  ['+3', 3],
  ['-0', 0],
  ['1.0', null],
  ['', null],
  ['six', null],
  ['9999999999999999', null],
])('reads %o as the whole number %o', (text, number) => expect(readWhole(text)).toBe(number));
