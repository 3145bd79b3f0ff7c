import { csvItems, headerOf, lastDateOf } from '../read/csv-items';
import type { Piece } from '../read/items';
import { lastDateOfNdjson, ndjsonItems } from '../read/ndjson-items';
import type { Clock } from '../rules/invoice';
import { weeksToLastWeek } from '../rules/times';
import type { ImportMap } from '../schema';

/** A file opened for import: the names of its columns, by how many weeks it moves, and its pieces. */
export type Source = {
  readonly header: readonly string[];
  readonly shiftWeeks: number;
  readonly pieces: AsyncGenerator<Piece>;
};

type Opening = {
  readonly file: string;
  readonly map: ImportMap;
  readonly shiftWeeks: number | 'auto';
  readonly zone: string;
  readonly now: Date;
};

/** Opens a CSV, or NDJSON by the end of its name; `auto` reads the file once before to find its last day. */
export async function openSource({ file, map, shiftWeeks, zone, now }: Opening): Promise<Source> {
  const weeksFor = (last: string | null) => (last === null ? 0 : weeksToLastWeek(last, now, zone));
  if (/\.(ndjson|jsonl)$/i.test(file)) {
    const weeks = shiftWeeks === 'auto' ? weeksFor(await lastDateOfNdjson(file, zone, now)) : shiftWeeks;
    const clock: Clock = { zone, shiftWeeks: weeks };
    return { header: ['record'], shiftWeeks: weeks, pieces: ndjsonItems(file, clock, now) };
  }
  const { header, places } = await headerOf(file, map);
  const weeks = shiftWeeks === 'auto' ? weeksFor(await lastDateOf(file, map, places)) : shiftWeeks;
  return { header, shiftWeeks: weeks, pieces: csvItems(file, map, places, { zone, shiftWeeks: weeks }) };
}
