import 'server-only';
import writeXlsxFile, { type Cell as XlsxCell } from 'write-excel-file/node';
import type { Unit } from '@/lib/reports/rules/metric';
import { tellPlain } from '@/lib/reports/rules/tell';
import type { Cell, Sheet } from './sheet';

const FORMATS: Readonly<Record<Unit, string>> = {
  fen: '#,##0.00',
  bp: '0.00%',
  tenths: '0.0',
  people: '#,##0',
  count: '#,##0',
  pieces: '#,##0',
  points: '#,##0',
  growth: '#,##0',
  days: '#,##0',
};
const DAY = 'yyyy-mm-dd';
const NAME_MAX = 31;
const NOT_IN_NAMES = /[\\/?*[\]:]/g;
const WIDTH_MIN = 12;
const WIDTH_MAX = 48;

/** Tables as a workbook: numbers are numbers, days are days, and what looks like a formula is a text. */
export function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, heads, rows }) => ({
      sheet: name.replace(NOT_IN_NAMES, ' ').slice(0, NAME_MAX),
      stickyRowsCount: 1,
      columns: heads.map((head, column) => ({ width: widthOf([head, ...rows.map((row) => textOf(row[column]))]) })),
      data: [
        heads.map((head) => ({ value: head, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    })),
  ).toBuffer();
}

function cellOf(cell: Cell): XlsxCell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: DAY };
  const value = tellPlain(cell.value, cell.unit);
  return typeof value === 'number' ? { value, type: Number, format: FORMATS[cell.unit] } : null;
}

const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '');

/** As wide as its longest text, by the width of letters; a character of Chinese is two of them. */
function widthOf(texts: readonly string[]): number {
  const letters = texts.map((text) => [...text].reduce((sum, one) => sum + (one > '\u2E7F' ? 2 : 1), 0));
  return Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, ...letters) + 2);
}
