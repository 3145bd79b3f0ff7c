import { expect, test } from 'vitest';
import { csvOf } from './csv';

const rowOf = (cell: string | number): string => csvOf([[cell, 'next']]).slice(1);

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
  'S1-5.2 what a spreadsheet would run is a text: %j',
  (cell) => expect(rowOf(cell)).toBe(`'${cell},next\r\n`),
);

test.each([
  ['say "hi", she said', '"say ""hi"", she said"'],
  ['two\nlines', '"two\nlines"'],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['مرحبا 👩‍👧', 'مرحبا 👩‍👧'],
])('names with quotes, lines and other scripts stay one cell: %j', (cell, written) =>
  expect(rowOf(cell)).toBe(`${written},next\r\n`),
);

test('a number is a number, also below zero', () => expect(rowOf(-5)).toBe('-5,next\r\n'));
