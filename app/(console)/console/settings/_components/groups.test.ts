import { expect, test } from 'vitest';
import { grouped } from './groups';

test('every section stands in its part once, in the order of the page, and what no part names comes last', () => {
  const codes = ['risk', 'points', 'tomorrow', 'members', 'levels'];
  const parts = grouped(codes.map((code) => ({ code })));
  expect(parts.map(({ code, sections }) => [code, sections.map((one) => one.code)])).toEqual([
    ['members', ['members', 'levels']],
    ['value', ['points']],
    ['control', ['risk']],
    ['other', ['tomorrow']],
  ]);
});
