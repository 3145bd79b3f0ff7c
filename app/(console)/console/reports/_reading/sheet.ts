import type { Unit } from '@/lib/reports/rules/metric';
import { tellPlain } from '@/lib/reports/rules/tell';

/** A value of a file: a number with what it counts, a local day, a text, or nothing. */
export type Cell = string | null | { readonly value: number | null; readonly unit: Unit } | { readonly day: string };

/** One table of a file: its name, its heads, its rows. */
export type Sheet = {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Tables as lines of a CSV file, each under its own line of titles. */
export function linesOf(sheets: readonly Sheet[]): readonly (readonly (string | number)[])[] {
  return sheets.flatMap(({ heads, rows }, place) => [
    ...(place === 0 ? [] : [[]]),
    heads,
    ...rows.map((row) => row.map(plain)),
  ]);
}

function plain(cell: Cell): string | number {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return 'day' in cell ? cell.day : tellPlain(cell.value, cell.unit);
}
