import { expect, test } from 'vitest';
import { csvOf } from './csv';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
  'what a spreadsheet would run is a text: %j (S0-6.4)',
  (text) => expect(csvOf([[text, -1]]).replaceAll('"', '')).toBe(`\uFEFF'${text},-1\r\n`),
);

test('commas, quotes and line breaks stay within their cell', () => {
  expect(csvOf([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines",plain\r\n');
});
