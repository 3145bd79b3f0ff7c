import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { csvOf } from '@/lib/kernel/csv';
import { linesOf, type Sheet } from './sheet';
import { xlsxOf } from './xlsx';

const SHEETS: readonly Sheet[] = [
  {
    name: '销售: 每天/门店',
    heads: ['日期', '净销售额 (元)', '占比', '备注'],
    rows: [
      [{ day: '2026-11-22' }, { value: 123_456, unit: 'fen' }, { value: 1_250, unit: 'bp' }, '=HYPERLINK("x")'],
      [{ day: '2026-11-23' }, { value: null, unit: 'fen' }, { value: 0, unit: 'bp' }, '<5'],
    ],
  },
  { name: '口径', heads: ['指标'], rows: [['净销售额']] },
];

const textOf = (files: Record<string, Uint8Array>, name: string): string => new TextDecoder().decode(files[name]);

test('a workbook has numbers as numbers, days as days, and a formula as a text', async () => {
  const files = unzipSync(await xlsxOf(SHEETS));
  const sheet = textOf(files, 'xl/worksheets/sheet1.xml');
  // 1,234.56 yuan and 12.5 % as they are added up; 22 November 2026 is day 46,348 of the calendar of spreadsheets.
  expect(sheet).toMatch(/<v>1234\.56<\/v>/);
  expect(sheet).toMatch(/<v>0\.125<\/v>/);
  expect(sheet).toMatch(/<v>46348<\/v>/);
  expect(sheet).not.toContain('<f>');
  expect(textOf(files, 'xl/workbook.xml')).toContain('销售  每天 门店');
  expect(Object.keys(files).filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(2);
});

test('the same tables as CSV guard what a spreadsheet would run, and say nothing of what is not told', () => {
  const [heads, first, second, , meaning] = csvOf(linesOf(SHEETS)).replace('\uFEFF', '').split('\r\n');
  expect(heads).toBe('日期,净销售额 (元),占比,备注');
  expect(first).toBe(`2026-11-22,1234.56,0.125,"'=HYPERLINK(""x"")"`);
  expect(second).toBe('2026-11-23,,0,<5');
  expect(meaning).toBe('指标');
});
