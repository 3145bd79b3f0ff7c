import type { Condition } from '@/lib/kernel/condition';
import type { Db } from '@/lib/platform/db';
import { type Program, perRevision } from '@/lib/platform/program';
import { complaintsOf } from './check';
import { expanded, listOf, membershipOf, segmentsNamed } from './rules/references';
import type { Terms } from './rules/terms';
import {
  type Fault,
  readSegments,
  readVersions,
  type SegmentRow,
  type SegmentVersions,
  standingsOf,
} from './store/segments';

/** Everything that is published, newest version first. */
export type SegmentBook = {
  readonly segments: ReadonlyMap<string, SegmentRow & { readonly fault: Fault | null }>;
  readonly versions: SegmentVersions;
};

/** All segments with their versions; from memory while the program's revision stands. */
export const segmentBook = (db: Db, { revision }: Program): Promise<SegmentBook> =>
  perRevision('segments.book', revision, () => freshBook(db));

/** The same, as the database has them now: for whoever changes them. */
export async function freshBook(db: Db): Promise<SegmentBook> {
  const [rows, versions, standings] = await Promise.all([readSegments(db), readVersions(db), standingsOf(db)]);
  const segments = rows.map((row) => [row.code, { ...row, fault: standings.get(row.code)?.fault ?? null }] as const);
  return { segments: new Map(segments), versions };
}

/** What the newest version of a segment says, or null when there is none that this program understands. */
export const termsOf = (book: SegmentBook, code: string): Terms | null => book.versions.get(code)?.[0]?.terms ?? null;

/**
 * Who belongs to a segment that others name: whom its rule holds for; of one that rests, whom it had last; null when it is
 * not to be counted on, and then nobody surely belongs to it (4.I).
 */
export function referred(book: SegmentBook, code: string): Condition | null {
  const segment = book.segments.get(code);
  const terms = termsOf(book, code);
  if (segment === undefined || terms === null || segment.fault !== null || segment.state === 'withdrawn') return null;
  return segment.state === 'paused' ? listOf(code) : membershipOf(code, terms.where);
}

/** A condition with the segments that it names written out as they are now. */
export const written = (book: SegmentBook, where: Condition): Condition =>
  expanded(where, (code) => referred(book, code));

/** Who belongs to a segment by what its rule says, whatever it was refreshed to last. */
export const belongsTo = (book: SegmentBook, code: string, where: Condition | null): Condition =>
  written(book, membershipOf(code, where));

/** Why a rule cannot be refreshed: an attribute that is no more, or a segment that is not to be counted on; or null. */
export function faultOf(book: SegmentBook, where: Condition | null): Fault | null {
  if (where === null) return null;
  const [complaint] = complaintsOf(where);
  if (complaint !== undefined) return { code: 'attribute_gone', attribute: complaint.leaf.attribute };
  const gone = segmentsNamed(where).find((code) => referred(book, code) === null);
  return gone === undefined ? null : { code: 'segment_gone', segment: gone };
}
