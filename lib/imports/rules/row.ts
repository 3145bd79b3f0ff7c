import type { ImportMap } from '../schema';
import { readFen, readWhole } from './numbers';
import { type WallTime, wallTimeReader } from './times';

/** One record of a file: the line it begins at, and its fields as text. */
export type FileRecord = { readonly line: number; readonly fields: readonly string[]; readonly problem: string | null };

/** What a row of a till's export says; money in fen. */
export type RowData = {
  readonly sku: string;
  readonly name: string | null;
  readonly quantity: number;
  readonly time: WallTime;
  readonly unitPrice: number;
  readonly customer: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly store: string | null;
};

/** Why a row cannot be taken: a code and what stood there. */
export type RowProblem = { readonly reason: string; readonly detail: string };

/** A row with its invoice; `data` is null when `problem` says why. */
export type Row = {
  readonly record: FileRecord;
  readonly invoice: string;
  readonly data: RowData | null;
  readonly problem: RowProblem | null;
};

/** The places of the columns in a header; `missing` names those that the file must have and has not. */
export type Places = {
  readonly at: Readonly<Record<string, number>>;
  readonly width: number;
  readonly missing: readonly string[];
};

const QUANTITY_MAX = 1_000_000;
const FEN_MAX = 100_000_000;
// 20,000 rows of it still add up to a safe integer.
const ROW_MAX = 100_000_000_000;
const REQUIRED = ['invoice', 'sku', 'quantity', 'time', 'unitPrice'] as const;
const LONGEST = { invoice: 100, sku: 64, customer: 128, category: 64, brand: 64, store: 40 } as const;
const NAME_MAX = 200;

/** Finds the columns of the map in a header; columns that the map does not name are ignored. */
export function placesOf(header: readonly string[], { columns }: ImportMap): Places {
  const names = header.map((name) => name.trim());
  const found = Object.entries(columns).flatMap(([column, name]) => {
    const place = name === null ? -1 : names.indexOf(name);
    return place < 0 ? [] : [[column, place] as const];
  });
  const at: Record<string, number> = Object.fromEntries(found);
  return {
    at,
    width: header.length,
    missing: REQUIRED.filter((column) => at[column] === undefined).map((column) => columns[column]),
  };
}

/** A reader of rows: every record becomes a row, sound or with its problem. */
export function rowReader(map: ImportMap, places: Places): (record: FileRecord) => Row {
  const readTime = wallTimeReader(map.timeFormat);
  return (record) => {
    const field: Field = (column) => (record.fields[places.at[column] ?? -1] ?? '').trim();
    const invoice = field('invoice');
    const problem = problemOfShape(record, places) ?? problemOfTexts(field);
    if (problem !== null) return { record, invoice, data: null, problem };
    const read = readFigures(field, map, readTime);
    if ('reason' in read) return { record, invoice, data: null, problem: read };
    const data: RowData = {
      ...read,
      sku: field('sku'),
      name: field('name').slice(0, NAME_MAX) || null,
      customer: field('customer') || null,
      category: field('category') || null,
      brand: field('brand') || null,
      store: field('store') || null,
    };
    return { record, invoice, data, problem: null };
  };
}

type Field = (column: string) => string;

const problemOf = (reason: string, detail = ''): RowProblem => ({ reason, detail });

function problemOfShape({ problem, fields }: FileRecord, { width }: Places): RowProblem | null {
  if (problem !== null) return problemOf(problem);
  if (fields.length === width) return null;
  return problemOf(fields.length < width ? 'row_incomplete' : 'row_too_wide', `${fields.length}/${width}`);
}

function problemOfTexts(field: Field): RowProblem | null {
  if (field('invoice') === '') return problemOf('invoice_missing');
  if (field('sku') === '') return problemOf('sku_missing');
  const tooLong = Object.entries(LONGEST).find(([column, longest]) => field(column).length > longest);
  return tooLong === undefined ? null : problemOf('text_too_long', tooLong[0]);
}

function readFigures(
  field: Field,
  { decimalPoint }: ImportMap,
  readTime: (text: string) => WallTime | null,
): Pick<RowData, 'quantity' | 'time' | 'unitPrice'> | RowProblem {
  const quantity = readWhole(field('quantity'));
  if (quantity === null) return problemOf('quantity_invalid', field('quantity'));
  const time = readTime(field('time'));
  if (time === null) return problemOf('time_invalid', field('time'));
  const unitPrice = readFen(field('unitPrice'), decimalPoint);
  if (unitPrice === null) return problemOf('price_invalid', field('unitPrice'));
  const isTooLarge = Math.abs(quantity) > QUANTITY_MAX || Math.abs(unitPrice) > FEN_MAX;
  if (isTooLarge || Math.abs(quantity * unitPrice) > ROW_MAX) return problemOf('amount_too_large');
  return { quantity, time, unitPrice };
}
