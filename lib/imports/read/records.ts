import { CsvError, parse } from 'csv-parse/sync';
import { decodeBytes } from '../rules/decode';
import type { FileRecord } from '../rules/row';
import type { ImportMap } from '../schema';
import { type Line, linesOf } from './lines';

/** A record with how far into the file it reaches, and whether it held bytes of another encoding. */
export type ReadRecord = FileRecord & { readonly bytes: number; readonly isForeign: boolean };

// A quoted field may hold line ends; a quote that nobody closes must not swallow the file.
const LINES_PER_RECORD_MAX = 50;

type Way = Pick<ImportMap, 'delimiter' | 'encoding'>;

/**
 * The records of a CSV, one by one. A record that cannot be read (a quote that never closes, a line without end) comes
 * with its problem and takes only its own first line with it.
 */
export async function* csvRecords(path: string, way: Way): AsyncGenerator<ReadRecord> {
  let waiting: Line[] = [];
  let width: number | null = null;
  const take = (isEnd: boolean): ReadRecord | 'more' | null => {
    const read = readFirst(waiting, { ...way, width }, isEnd);
    if (read === 'more') return 'more';
    waiting = waiting.slice(read.lines);
    width ??= read.record?.fields.length ?? null;
    return read.record;
  };
  for await (const line of linesOf(path)) {
    waiting.push(line);
    while (waiting.length > 0) {
      const record = take(false);
      if (record === 'more') break;
      if (record !== null) yield record;
    }
  }
  while (waiting.length > 0) {
    const record = take(true);
    if (record !== null && record !== 'more') yield record;
  }
}

type Read = { readonly record: ReadRecord | null; readonly lines: number };

/** Reads the first record of the waiting lines, unless its quotes ask for more of them. */
function readFirst(waiting: readonly Line[], way: Way & { width: number | null }, isEnd: boolean): Read | 'more' {
  const first = waiting[0] as Line;
  if (first.isTooLong) return broken(first, way, 'line_too_long');
  if (first.text.trim() === '') return { record: null, lines: 1 };
  if (!first.text.includes('"'))
    return { record: recordOf(first, first.text.split(way.delimiter), first.bytes, way), lines: 1 };
  for (let lines = 1; lines <= waiting.length; lines++) {
    const fields = fieldsOf(
      waiting
        .slice(0, lines)
        .map(({ text }) => text)
        .join('\n'),
      way.delimiter,
    );
    if (fields === null) continue;
    // A stray quote that meets the next quote lines later would make one record of many.
    if (lines > 1 && !isBelievable(fields, way.width)) return broken(first, way, 'quote_not_closed');
    return { record: recordOf(first, fields, (waiting[lines - 1] as Line).bytes, way), lines };
  }
  return isEnd || waiting.length >= LINES_PER_RECORD_MAX ? broken(first, way, 'quote_not_closed') : 'more';
}

/** Whether lines read as one record are one: its width fits, and no field kept a quote that should have closed it. */
function isBelievable(fields: readonly string[], width: number | null): boolean {
  const isTorn = fields.some((field) => field.startsWith('"') && field.includes('\n'));
  return !isTorn && (width === null || fields.length === width);
}

/** The fields of one record, or null when a quote is still open. */
function fieldsOf(text: string, delimiter: string): string[] | null {
  try {
    const rows = parse(text, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
    return rows[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return null;
    throw error;
  }
}

function recordOf(first: Line, raw: readonly string[], bytes: number, { encoding }: Way): ReadRecord {
  const decoded = raw.map((field) => decodeBytes(field, encoding));
  return {
    line: first.number,
    fields: decoded.map(({ text }) => text),
    problem: null,
    bytes,
    isForeign: decoded.some(({ isForeign }) => isForeign),
  };
}

const broken = (first: Line, way: Way, problem: string): Read => ({
  record: { ...recordOf(first, [first.text], first.bytes, way), problem },
  lines: 1,
});
